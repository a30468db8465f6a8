import { inert } from '../../../diagnosis/index.ts';
import { isHarmlessLink } from './links.ts';

const names = /^(?:[a-z][a-zA-Z0-9-]*|aria-[a-z]+|data-[a-z-]+)$/;
const code = /^(?:on|style$|srcdoc$|formaction$|xmlns|xlink)/i;
const links = new Set(['href', 'src', 'action']);

/**
 * The text of an attribute, or `undefined` where it is left out. A link to anything but http(s) or a place of this site
 * is left out; an attribute that could hold code is a mistake of the page's author.
 */
export function safeAttribute(
  name: string,
  value: string | number | boolean | undefined,
): string | undefined {
  if (!names.test(name) || code.test(name)) {
    throw new RangeError(`Expected the name of an attribute without code, found "${name}"`);
  }
  if (value === undefined || value === false) return undefined;
  if (value === true) return '';
  const text = inert(String(value));
  return links.has(name) && !isHarmlessLink(text) ? undefined : text;
}
