const volatile =
  /\b[0-9a-f]{7,64}\b|\b\d{4}-\d{2}-\d{2}[T ][\d:.]+Z?|(?:\/[\w.@+-]+){2,}|\b\d+(?:\.\d+)*(?:ms|s|MB|kB|%)?\b/gi;

/** 16 hex digits that stay the same when the same failure comes again: volatile parts are masked before hashing. */
export function fingerprint(lines: readonly string[]): string {
  const masked = lines.map((line) => line.replace(volatile, '*').trim()).join('\n');
  return hash(masked, 0x811c9dc5) + hash(masked, 0x01234567);
}

/** FNV-1a, 32 bits, over UTF-16 code units, from a given start value. */
function hash(text: string, start: number): string {
  let value = start;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}
