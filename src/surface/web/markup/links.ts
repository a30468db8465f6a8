/**
 * Whether a link leads to http(s) or to a place of this site. Browsers drop tabs and newlines inside a scheme and skip
 * what stands before it, so both are refused.
 */
export function isHarmlessLink(link: string): boolean {
  if (/[\u0000-\u0020\\]/.test(link)) return false;
  const scheme = /^([^/?#]*?):/.exec(link)?.[1];
  if (scheme === undefined) return !link.startsWith('//');
  return /^https?$/i.test(scheme) && URL.canParse(link);
}

/** Whether it is an address on the web. */
export function isWebAddress(link: string): boolean {
  return /^https?:\/\//i.test(link) && isHarmlessLink(link);
}

/** The relative way from one file of the site to another: `en/graph.html`, `assets/a.css` → `../assets/a.css`. */
export function relativeLink(from: string, to: string): string {
  const [target = '', hash] = to.split('#');
  const here = from.split('/').slice(0, -1);
  const there = target.split('/');
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++;
  const path = [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
  return hash === undefined ? path : `${path}#${hash}`;
}
