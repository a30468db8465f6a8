/**
 * The end of the escape sequence at `at` (ECMA-48): CSI `ESC [ … final`, strings `ESC ] … BEL` or `ESC ] … ESC \`
 * (OSC, DCS, APC such as Buildkite's `ESC _bk;t=…`, PM, SOS), else `ESC` with intermediates and one final byte.
 * A sequence that is cut off or broken ends where it can no longer be one, at the end of its line at the latest.
 */
export function escapeEnd(bytes: Uint8Array, at: number, to: number): number {
  const kind = bytes[at + 1];
  if (at + 1 >= to || kind === undefined) return at + 1;
  if (kind === 91) return controlEnd(bytes, at + 2, to);
  if (kind === 93 || kind === 80 || kind === 95 || kind === 94 || kind === 88)
    return stringEnd(bytes, at + 2, to);
  let next = at + 1;
  while (next < to && (bytes[next] ?? 0) >= 0x20 && (bytes[next] ?? 0) <= 0x2f) next++;
  return next < to && (bytes[next] ?? 0) >= 0x30 && (bytes[next] ?? 0) <= 0x7e ? next + 1 : next;
}

/** What a sequence does to the place of writing. Cursor to column 1 is a carriage return to us; colours are nothing. */
export function escapeEffect(bytes: Uint8Array, at: number, end: number): 'to-line-start' | 'none' {
  const isColumn = bytes[at + 1] === 91 && bytes[end - 1] === 71;
  if (!isColumn) return 'none';
  const first = bytes[at + 2];
  return end - at === 3 || (end - at === 4 && (first === 48 || first === 49)) ? 'to-line-start' : 'none';
}

function controlEnd(bytes: Uint8Array, from: number, to: number): number {
  let next = from;
  while (next < to && (bytes[next] ?? 0) >= 0x20 && (bytes[next] ?? 0) <= 0x3f) next++;
  const final = bytes[next] ?? 0;
  return next < to && final >= 0x40 && final <= 0x7e ? next + 1 : next;
}

function stringEnd(bytes: Uint8Array, from: number, to: number): number {
  for (let next = from; next < to; next++) {
    const byte = bytes[next];
    if (byte === 7) return next + 1;
    if (byte === 27) return bytes[next + 1] === 92 ? next + 2 : next;
    if (byte === 10) return next;
  }
  return to;
}
