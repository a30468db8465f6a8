import { fold } from './fold.ts';
import { hashFactor, type LiteralIndex } from './literal-index.ts';

/** Where literals were found: `[end of window, literal, …]`, in order of place. */
export interface Hits {
  readonly found: Int32Array;
  /** Numbers used in `found`. */
  count: number;
}

const room = 1 << 15;
/** Literals are at most 96 bytes long, so fewer than 10,000 of them can share one window at one place. */
const full = room - 20_000;

export function newHits(): Hits {
  return { found: new Int32Array(room), count: 0 };
}

/**
 * Finds literals in `text[from..to)`, until the end or until `hits` is full.
 *
 * @returns The place to go on from: `to` when done.
 */
export function findLiterals(
  index: LiteralIndex,
  text: Uint8Array,
  from: number,
  to: number,
  hits: Hits,
): number {
  if (index.short.length > 0) return scan(index, index.short, text, from, to, hits);
  return scan(index, nothingShort, text, from, to, hits);
}

/** For each byte whether a literal of one or two bytes begins with it. */
export function briefStarts({ brief, bounds, bytes }: LiteralIndex): Uint8Array {
  const starts = new Uint8Array(256);
  for (const literal of brief) starts[bytes[bounds[literal] ?? 0] ?? 0] = 1;
  return starts;
}

/** Finds the literals of one or two bytes, wherever they stand. */
export function findBrief(
  index: LiteralIndex,
  starts: Uint8Array,
  text: Uint8Array,
  from: number,
  to: number,
  take: (literal: number) => void,
): void {
  for (let at = from; at < to; at++) {
    const byte = fold[text[at] ?? 0] ?? 0;
    if (starts[byte] === 0) continue;
    for (const literal of index.brief) {
      const begin = index.bounds[literal] ?? 0;
      const isOne = (index.bounds[literal + 1] ?? 0) - begin === 1;
      if (index.bytes[begin] !== byte) continue;
      if (isOne || (at + 1 < to && fold[text[at + 1] ?? 0] === index.bytes[begin + 1])) take(literal);
    }
  }
}

/** Stands for the filter of an index without literals of three bytes: no bit is set. */
const nothingShort = new Int32Array(1024);

function scan(
  index: LiteralIndex,
  short: Int32Array,
  text: Uint8Array,
  from: number,
  to: number,
  hits: Hits,
): number {
  const { filter } = index;
  const shift = Math.clz32(filter.length) + 1 - 5;
  hits.count = 0;
  let last = 0;
  // What stood before `from` counts for windows, but not for literals that begin there: the caller sees to lines.
  for (let i = Math.max(0, from - 3); i < from; i++) last = (last << 8) | (fold[text[i] ?? 0] ?? 0);
  for (let at = from; at < to; at++) {
    last = (last << 8) | (fold[text[at] ?? 0] ?? 0);
    const bit = Math.imul(last, hashFactor) >>> shift;
    const shortBit = Math.imul(last << 8, hashFactor) >>> 17;
    const isLong = ((filter[bit >>> 5] ?? 0) >>> (bit & 31)) & 1;
    const isShort = ((short[shortBit >>> 5] ?? 0) >>> (shortBit & 31)) & 1;
    if ((isLong | isShort) === 0) continue;
    if (isLong) lookUp(index, index.keys, last, 4, text, at, hits);
    if (isShort) lookUp(index, index.shortKeys, last & 0xffffff, 3, text, at, hits);
    if (hits.count > full) return at + 1;
  }
  return to;
}

function lookUp(
  index: LiteralIndex,
  keys: Int32Array,
  window: number,
  width: number,
  text: Uint8Array,
  at: number,
  hits: Hits,
): void {
  const slots = keys.length / 3;
  if (slots === 0) return;
  let slot = Math.imul(window, hashFactor) >>> (Math.clz32(slots) + 1);
  for (;;) {
    const count = keys[slot * 3 + 1] ?? 0;
    if (count === 0) return;
    if (keys[slot * 3] === window) break;
    slot = (slot + 1) & (slots - 1);
  }
  const first = keys[slot * 3 + 2] ?? 0;
  const end = first + (keys[slot * 3 + 1] ?? 0);
  for (let entry = first; entry < end; entry++) {
    const literal = index.entries[entry] ?? 0;
    if (!stands(index, literal, text, at - width + 1)) continue;
    hits.found[hits.count] = at;
    hits.found[hits.count + 1] = literal;
    hits.count += 2;
  }
}

/** Whether all of a literal stands where its window was seen. */
function stands(index: LiteralIndex, literal: number, text: Uint8Array, window: number): boolean {
  const { bounds, bytes, offsets } = index;
  const begin = bounds[literal] ?? 0;
  const length = (bounds[literal + 1] ?? 0) - begin;
  const start = window - (offsets[literal] ?? 0);
  if (start < 0 || start + length > text.length) return false;
  for (let i = 0; i < length; i++) {
    if ((fold[text[start + i] ?? 0] ?? 0) !== bytes[begin + i]) return false;
  }
  return true;
}
