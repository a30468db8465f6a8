import { escapeEnd, escapeEffect } from './escape-sequence.ts';
import { foldMarker } from './prefixes/fold-marker.ts';

const newline = 10;
const carriageReturn = 13;
const escape = 27;

/** A block as a terminal would show it; the same bytes where that is no different. */
export function shownBytes(raw: Uint8Array): Uint8Array {
  if (!needsCleaning(raw)) return raw;
  const out = new Uint8Array(raw.length);
  return out.subarray(0, cleanBlock(raw, 0, raw.length, out));
}

/** Whether a block holds anything that a terminal would not show as it stands. */
function needsCleaning(block: Uint8Array): boolean {
  if (block.includes(escape) || block.includes(8) || block.includes(0)) return true;
  for (let at = block.indexOf(carriageReturn); at >= 0; at = block.indexOf(carriageReturn, at + 1)) {
    if (block[at + 1] !== newline) return true;
  }
  return false;
}

/**
 * Writes lines as a terminal would show them last: escapes gone, and of text that a carriage return overwrote what
 * came last. Lines stay lines: as many newlines come out as went in. Each line depends on itself only, so a single one
 * can be cleaned again, with `origins`, to find where its characters came from.
 *
 * Fold markers of GitLab and Travis, which end in a carriage return, stay: they are structure.
 *
 * @param out At least as long as the input.
 * @param origins For each byte written, where it stood.
 * @returns Bytes written.
 */
export function cleanBlock(
  bytes: Uint8Array,
  from: number,
  to: number,
  out: Uint8Array,
  origins?: Int32Array,
): number {
  let written = 0;
  /** Where in `out` the current line begins; a carriage return goes back here. */
  let lineStart = 0;
  /** A carriage return stands between what was written and what follows. */
  let returned = false;
  for (let at = from; at < to;) {
    const byte = bytes[at] ?? 0;
    if (byte >= 32 || byte === 9) {
      if (returned) {
        written = afterReturn(out, lineStart, written, at, origins);
        returned = false;
      }
      const run = at;
      for (let next = byte; next >= 32 || next === 9; next = ++at < to ? (bytes[at] ?? 0) : 0)
        out[written++] = next;
      if (origins) for (let back = at; back > run; back--) origins[written - 1 - (at - back)] = back - 1;
    } else if (byte === newline) {
      out[written] = byte;
      if (origins) origins[written] = at;
      lineStart = ++written;
      returned = false;
      at++;
    } else if (byte === escape) {
      const end = escapeEnd(bytes, at, to);
      if (escapeEffect(bytes, at, end) === 'to-line-start') returned = true;
      at = end;
    } else {
      if (byte === carriageReturn) returned = true;
      else if (byte === 8 && written > lineStart) written--;
      at++;
    }
  }
  return written;
}

/** Where to write on: over the line, or behind its fold marker and a space. */
function afterReturn(
  out: Uint8Array,
  lineStart: number,
  written: number,
  at: number,
  origins: Int32Array | undefined,
): number {
  if (foldMarker(out, lineStart, written) !== written) return lineStart;
  out[written] = 32;
  if (origins) origins[written] = at;
  return written + 1;
}
