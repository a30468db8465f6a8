/**
 * A page is a tree of plain objects. The server turns it into HTML text (`to-html.ts`), the browser into DOM nodes
 * (`client/to-dom.ts`); neither ever parses markup that came as text, so what a log or a corpus holds stays text.
 */
export interface Element {
  readonly tag: Tag;
  readonly attributes: Attributes;
  readonly children: readonly Child[];
}

export type Child = Element | string | number | undefined | false | readonly Child[];
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Tags that a page may hold: nothing whose content is code, and nothing that loads a foreign page. */
// prettier-ignore
export const tags = [
  'html', 'head', 'title', 'meta', 'link', 'script', 'body', 'header', 'nav', 'main', 'footer',
  'section', 'article', 'aside', 'div', 'span', 'p', 'h1', 'h2', 'h3', 'a', 'strong', 'em', 'br', 'hr', 'del', 'ins',
  'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'pre', 'code', 'time', 'noscript', 'search', 'figure', 'figcaption',
  'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'details', 'summary', 'dialog', 'canvas',
  'form', 'fieldset', 'legend', 'label', 'input', 'textarea', 'select', 'option', 'button', 'progress', 'datalist',
  'svg', 'g', 'path', 'rect', 'circle', 'line',
] as const;
export type Tag = (typeof tags)[number];

/** `h('p', { class: 'note' }, 'text')` */
export function h(tag: Tag, attributes: Attributes = {}, ...children: readonly Child[]): Element {
  return { tag, attributes, children };
}

export function isElement(child: Child): child is Element {
  return typeof child === 'object' && 'tag' in child;
}
