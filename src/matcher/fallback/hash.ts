/** FNV-1a over UTF-16 code units, as an int32: the hash of no text, and of a text with one unit more. */
export const noText = 0x811c9dc5 | 0;

export function hashOn(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** A word is known by these 32 bits. */
export function hashOf(text: string): number {
  let hash = noText;
  for (let i = 0; i < text.length; i++) hash = hashOn(hash, text.charCodeAt(i));
  return hash >>> 0;
}
