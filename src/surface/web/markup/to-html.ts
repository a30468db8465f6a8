import { inert } from '../../../diagnosis/index.ts';
import { isElement, type Child, type Element } from './element.ts';
import { safeAttribute } from './safe-attribute.ts';

const empty = new Set(['meta', 'link', 'input', 'br', 'hr', 'col']);

/** A tree as HTML text. Every text in it is escaped, and its invisible characters are shown. */
export function toHtml(child: Child): string {
  if (child === undefined || child === false) return '';
  if (typeof child === 'string' || typeof child === 'number') return escape(inert(String(child)));
  if (!isElement(child)) return child.map(toHtml).join('');
  const { tag, children } = child;
  const open = `<${tag}${attributes(child)}>`;
  if (empty.has(tag)) return open;
  // A script only loads: browsers read its content as code, whatever is escaped in it.
  if (tag === 'script') return `${open}</script>`;
  // The first newline in these is dropped by parsers.
  const lead = tag === 'pre' || tag === 'textarea' ? '\n' : '';
  return `${open}${lead}${children.map(toHtml).join('')}</${tag}>`;
}

export function toDocument(html: Element): string {
  return `<!doctype html>\n${toHtml(html)}\n`;
}

function attributes({ attributes: all }: Element): string {
  return Object.entries(all)
    .map(([name, value]) => {
      const text = safeAttribute(name, value);
      return text === undefined ? '' : value === true ? ` ${name}` : ` ${name}="${escape(text)}"`;
    })
    .join('');
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
