import { inert } from '../../../diagnosis/index.ts';
import { isElement, type Child } from '../markup/element.ts';
import { safeAttribute } from '../markup/safe-attribute.ts';

const svg = 'http://www.w3.org/2000/svg';
const svgTags = new Set(['svg', 'g', 'path', 'rect', 'circle', 'line']);

/** The same tree as nodes of this document. */
export function toDom(child: Child): DocumentFragment {
  const fragment = document.createDocumentFragment();
  append(fragment, child);
  return fragment;
}

/** Puts a tree in the place of what an element holds. */
export function show(place: globalThis.Element, ...children: readonly Child[]): void {
  place.replaceChildren(toDom(children));
}

function append(parent: Node, child: Child): void {
  if (child === undefined || child === false) return;
  if (typeof child === 'string' || typeof child === 'number') {
    parent.appendChild(document.createTextNode(inert(String(child))));
    return;
  }
  if (!isElement(child)) {
    for (const one of child) append(parent, one);
    return;
  }
  const { tag, attributes, children } = child;
  const element = svgTags.has(tag) ? document.createElementNS(svg, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    const text = safeAttribute(name, value);
    if (text !== undefined) element.setAttribute(name, text);
  }
  for (const one of children) append(element, one);
  parent.appendChild(element);
}
