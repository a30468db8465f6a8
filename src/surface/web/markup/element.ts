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
export const tags = [
  ...['html', 'head', 'title', 'meta', 'link', 'script', 'body', 'header', 'nav', 'main', 'footer'],
  ...[
    'section',
    'article',
    'aside',
    'div',
    'span',
    'p',
    'h1',
    'h2',
    'h3',
    'h4',
    'a',
    'strong',
    'em',
    'small',
  ],
  ...[
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'pre',
    'code',
    'kbd',
    'mark',
    'time',
    'abbr',
    'del',
    'ins',
    'br',
    'hr',
  ],
  ...[
    'table',
    'caption',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'colgroup',
    'col',
    'details',
    'summary',
    'dialog',
  ],
  ...[
    'form',
    'fieldset',
    'legend',
    'label',
    'input',
    'textarea',
    'select',
    'option',
    'button',
    'output',
    'progress',
  ],
  ...[
    'noscript',
    'svg',
    'g',
    'path',
    'rect',
    'circle',
    'line',
    'polygon',
    'polyline',
    'text',
    'symbol',
    'use',
  ],
  ...['canvas', 'datalist', 'meter', 'figure', 'figcaption', 'blockquote', 'search'],
] as const;
export type Tag = (typeof tags)[number];

/** `h('p', { class: 'note' }, 'text')` */
export function h(tag: Tag, attributes: Attributes = {}, ...children: readonly Child[]): Element {
  return { tag, attributes, children };
}

export function isElement(child: Child): child is Element {
  return typeof child === 'object' && 'tag' in child;
}
