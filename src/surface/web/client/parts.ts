type Kind<T extends Element> = new () => T;

/** The element of a kind that a page must hold. */
export function partOf<T extends Element>(root: ParentNode, selector: string, kind: Kind<T>): T {
  const found = root.querySelector(selector);
  if (found instanceof kind) return found;
  throw new RangeError(`Expected a ${kind.name} at ${selector}, found ${found?.tagName ?? 'nothing'}`);
}

/** The element with `data-part="…"`. */
export function part<T extends Element>(root: ParentNode, name: string, kind: Kind<T>): T {
  return partOf(root, `[data-part="${name}"]`, kind);
}
