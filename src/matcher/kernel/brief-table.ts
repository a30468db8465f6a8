import type { LiteralIndex } from '../scan/literal-index.ts';

/**
 * Literals of one or two bytes, as the WebAssembly kernel finds them, sixteen places at once:
 *
 *     masks   for each half byte the literals, in eight groups of one bit, that may have it: low and high half of the
 *             first byte, then of the second; sixteen bytes each (the look-up that is known as "shufti")
 *     bounds  for each byte where its list begins in `lists`; one more than there are bytes
 *     lists   the literals that begin with the byte
 */
export interface BriefTable {
  readonly masks: Uint8Array;
  readonly bounds: Int32Array;
  readonly lists: Int32Array;
}

export function buildBriefTable({ brief, bounds, bytes }: LiteralIndex): BriefTable {
  const masks = new Uint8Array(64);
  const byFirst = Array.from({ length: 256 }, (): number[] => []);
  const set = (at: number, bit: number) => void (masks[at] = (masks[at] ?? 0) | bit);
  for (const [i, literal] of brief.entries()) {
    const begin = bounds[literal] ?? 0;
    const [first = 0, second] = bytes.subarray(begin, bounds[literal + 1]);
    const bit = 1 << (i & 7);
    byFirst[first]?.push(literal);
    set(first & 15, bit);
    set(16 + (first >>> 4), bit);
    for (let half = 0; half < 16; half++) {
      if (second === undefined || half === (second & 15)) set(32 + half, bit);
      if (second === undefined || half === second >>> 4) set(48 + half, bit);
    }
  }
  const listBounds = new Int32Array(257);
  for (const [byte, own] of byFirst.entries()) listBounds[byte + 1] = (listBounds[byte] ?? 0) + own.length;
  return { masks, bounds: listBounds, lists: Int32Array.from(byFirst.flat()) };
}
