import { findOrder, plainText, type OrderKind } from '../../evidence/index.ts';

/** A text from a log or a corpus as an agent may read it, or why it may not. */
export type SafeText = { readonly text: string } | { readonly withheld: OrderKind };

/** One line without anything that is not seen; withheld where it reads like an order. */
export function safeText(text: string, find: typeof findOrder = findOrder): SafeText {
  const order = find(text);
  return order ? { withheld: order.kind } : { text: oneLine(text) };
}

/** The same for shell text, whose lines mean something. */
export function safeCommand(command: string, find: typeof findOrder = findOrder): SafeText {
  const order = find(command);
  return order ? { withheld: order.kind } : { text: command.trim().split('\n').map(oneLine).join('\n') };
}

function oneLine(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim();
}

/**
 * Data between two marks that the data cannot hold: they bear a checksum of what is between them, and what looks like
 * such a mark inside is broken before.
 */
export function framed(lines: readonly string[], note: string): string {
  const body = lines.join('\n').replace(/<(\/?)\s*wayout/gi, '‹$1wayout');
  const mark = checksum(body);
  return `<wayout-data ${mark}> ${note}\n${body}\n</wayout-data ${mark}>`;
}

/** FNV-1a over UTF-16 units, four hexadecimal digits: a mark, not a proof. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return ((hash >>> 16) ^ (hash & 0xffff)).toString(16).padStart(4, '0');
}
