import { h, type Child } from '../markup/element.ts';
import { isWebAddress } from '../markup/links.ts';

/** A link out of the site, or the bare text where it is no web address. */
export function webLink(address: string, text = shortAddress(address)): Child {
  if (!isWebAddress(address)) return h('span', { class: 'no-link' }, address);
  return h('a', { href: address, rel: 'noopener noreferrer', class: 'out' }, text);
}

function shortAddress(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');
}
