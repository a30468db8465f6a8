import { cuePlaces } from './cue-places.ts';
import { foldedBytes } from '../scan/fold.ts';
import { hashFactor, type LiteralIndex } from '../scan/literal-index.ts';

/**
 * The windows by which the WebAssembly kernel finds literals and texts of cues in one pass, four or three bytes as they
 * lie in memory, read as one number `w`:
 *
 *     filter       32 bits for each hash of the first three bytes of a window, and of them the one that the lowest five
 *                  bits of the fourth number; all 32 for a window of three bytes
 *     slots        open-addressed: the windows of four bytes (0: empty slot), then where each one's list begins
 *     shortSlots   the same for windows of three bytes
 *     lists        for each window how many texts have it, how many bytes before it a check begins, mask and value of the
 *                  eight bytes there that all of them have, and their numbers: literals, and cues' texts as `-1 - number`
 */
export interface WindowTable {
  readonly filter: Int32Array;
  readonly filterShift: number;
  readonly slots: Int32Array;
  readonly shortSlots: Int32Array;
  readonly lists: Int32Array;
  readonly cues: CueTable;
}

/** The distinct ASCII texts of cues, by number: where each begins, where its window stands in it, and whose it is. */
export interface CueTable {
  readonly bounds: Int32Array;
  readonly bytes: Uint8Array;
  readonly offsets: Uint8Array;
  readonly ownerBounds: Int32Array;
  readonly owners: Int32Array;
}

/** Texts with a window each, in flat arrays: `bytes[begins[i]..ends[i])` is certain around the window, at `places[i]`. */
interface Windowed {
  readonly bytes: Uint8Array;
  readonly begins: Int32Array;
  readonly ends: Int32Array;
  readonly places: Int32Array;
  readonly widths: Uint8Array;
  /** What stands for each in a list. */
  readonly texts: Int32Array;
}

/** @param cueTexts for each owner its texts, lower case, where `0` stands for any run of digits */
export function buildWindowTable(index: LiteralIndex, cueTexts: readonly (readonly string[])[]): WindowTable {
  const found: (readonly [number: number, window: CueWindow])[] = [];
  const cues = cueTable(cueTexts, (number, window) => void found.push([number, window]));
  const windowed = joinWindowed(index, found);
  const lists: number[] = [0];
  const long = slotsOf(windowed, 4, lists);
  const short = slotsOf(windowed, 3, lists);
  const words = Math.max(16_384, Math.min(1 << 19, long.length >>> 2));
  return {
    filter: filterOf(long, short, words),
    filterShift: Math.clz32(words) + 1,
    slots: long,
    shortSlots: short,
    lists: Int32Array.from(lists),
    cues,
  };
}

function joinWindowed(
  { bounds, bytes, offsets }: LiteralIndex,
  cues: readonly (readonly [number: number, window: CueWindow])[],
): Windowed {
  const literals = bounds.length - 1;
  const count = literals + cues.length;
  const cueBytes = cues.reduce((sum, [, window]) => sum + window.bytes.length, 0);
  const joined = {
    bytes: new Uint8Array(bytes.length + cueBytes),
    begins: new Int32Array(count),
    ends: new Int32Array(count),
    places: new Int32Array(count),
    widths: new Uint8Array(count),
    texts: new Int32Array(count),
  };
  joined.bytes.set(bytes);
  for (let i = 0; i < literals; i++) {
    const [begin, end] = [bounds[i] ?? 0, bounds[i + 1] ?? 0];
    joined.begins[i] = begin;
    joined.ends[i] = end;
    joined.places[i] = begin + (offsets[i] ?? 0);
    joined.widths[i] = Math.min(4, end - begin);
    joined.texts[i] = i;
  }
  let at = bytes.length;
  for (const [i, [number, window]] of cues.entries()) {
    joined.bytes.set(window.bytes, at);
    joined.begins[literals + i] = at;
    joined.places[literals + i] = at + window.offset;
    at += window.bytes.length;
    joined.ends[literals + i] = at;
    joined.widths[literals + i] = window.width;
    joined.texts[literals + i] = -1 - number;
  }
  return joined;
}

/** The distinct texts of cues that are ASCII. On lines with other bytes the scanner looks for all. */
export function asciiTexts(cueTexts: readonly (readonly string[])[]): readonly string[] {
  // eslint-disable-next-line no-control-regex
  return [...new Set(cueTexts.flat())].filter((text) => /^[\0-\x7f]*$/.test(text));
}

function cueTable(
  cueTexts: readonly (readonly string[])[],
  take: (number: number, window: CueWindow) => void,
): CueTable {
  const owners = new Map<string, number[]>(asciiTexts(cueTexts).map((text) => [text, []]));
  for (const [owner, texts] of cueTexts.entries())
    for (const text of new Set(texts)) owners.get(text)?.push(owner);
  const known = [...owners].map(([text, own]) => ({ bytes: foldedBytes(text), own }));
  for (const [number, { bytes }] of known.entries())
    for (const window of cueWindows(bytes, placeOf(number))) take(number, window);
  return {
    bounds: boundsOf(known.map(({ bytes }) => bytes.length)),
    bytes: Uint8Array.from(known.flatMap(({ bytes }) => [...bytes])),
    offsets: Uint8Array.from(known, (_, number) => placeOf(number) >>> 1),
    ownerBounds: boundsOf(known.map(({ own }) => own.length)),
    owners: Int32Array.from(known.flatMap(({ own }) => own)),
  };
}

function boundsOf(lengths: readonly number[]): Int32Array {
  const bounds = new Int32Array(lengths.length + 1);
  for (const [i, length] of lengths.entries()) bounds[i + 1] = (bounds[i] ?? 0) + length;
  return bounds;
}

function filterOf(long: Int32Array, short: Int32Array, words: number): Int32Array {
  const filter = new Int32Array(words);
  const wordOf = (window: number) => Math.imul(window << 8, hashFactor) >>> (Math.clz32(words) + 1);
  for (const window of long.subarray(0, long.length >>> 1)) {
    const word = wordOf(window);
    if (window !== 0) filter[word] = (filter[word] ?? 0) | (1 << ((window >>> 24) & 31));
  }
  for (const window of short.subarray(0, short.length >>> 1)) if (window !== 0) filter[wordOf(window)] = -1;
  return filter;
}

/** The slots of the windows of one width; their lists are put behind those that are there. */
function slotsOf(windowed: Windowed, width: number, lists: number[]): Int32Array {
  const { widths } = windowed;
  const own = widths.reduce((sum, other) => sum + Number(other === width), 0);
  let count = 16;
  while (count < own * 2) count *= 2;
  const slots = new Int32Array(count * 2);
  /** Which text with the same window came before each, and the last one of each slot, counted from 1. */
  const previous = new Int32Array(widths.length);
  const last = new Int32Array(count);
  for (let i = 0; i < widths.length; i++) {
    if (widths[i] !== width) continue;
    const window = windowAt(windowed.bytes, windowed.places[i] ?? 0, width);
    let slot = Math.imul(window, hashFactor) >>> (Math.clz32(count) + 1);
    while (last[slot] !== 0 && slots[slot] !== window) slot = (slot + 1) & (count - 1);
    slots[slot] = window;
    previous[i] = last[slot] ?? 0;
    last[slot] = i + 1;
  }
  const members: number[] = [];
  for (let slot = 0; slot < count; slot++) {
    if (last[slot] === 0) continue;
    members.length = 0;
    for (let at = last[slot] ?? 0; at > 0; at = previous[at - 1] ?? 0) members.push(at - 1);
    slots[count + slot] = lists.length;
    pushList(windowed, members, lists);
  }
  return slots;
}

/** Mask and value of a check in the making. */
const checked = new Uint8Array(16);
const checkedWords = new Int32Array(checked.buffer);

/** Puts a list behind the others, with a check of the bytes around the window as far as all texts go on alike from it. */
function pushList(windowed: Windowed, members: readonly number[], lists: number[]): void {
  let before = 0;
  let after = 0;
  while (after < 8 && byteAt(windowed, members, after) >= 0) after++;
  while (before + after < 8 && byteAt(windowed, members, -before - 1) >= 0) before++;
  lists.push(members.length, before);
  checked.fill(0);
  for (let i = 0; i < before + after; i++) {
    checked[i] = 255;
    checked[8 + i] = byteAt(windowed, members, i - before);
  }
  for (const word of checkedWords) lists.push(word);
  for (const member of members) lists.push(windowed.texts[member] ?? 0);
}

/** The byte that stands so far behind the window's begin in all texts; -1 where there is none. */
function byteAt({ bytes, begins, ends, places }: Windowed, members: readonly number[], at: number): number {
  let common = -1;
  for (let i = 0; i < members.length; i++) {
    const member = members[i] ?? 0;
    const place = (places[member] ?? 0) + at;
    const byte = bytes[place] ?? 0;
    if (place < (begins[member] ?? 0) || place >= (ends[member] ?? 0) || (i > 0 && byte !== common))
      return -1;
    common = byte;
  }
  return common;
}

function placeOf(number: number): number {
  return Number.parseInt(cuePlaces.slice(number * 2, number * 2 + 2), 16);
}

/** A window of a cue's text: `bytes` is what around it is certain, in which it stands at `offset`. */
interface CueWindow {
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly width: number;
}

/** `0`, which stands for any run of digits. */
const digit = 48;

/** The window at a place of `cuePlaces`; ten where a digit stands in it, the first of its run or the last. */
function cueWindows(text: Uint8Array, place: number): readonly CueWindow[] {
  const at = place >>> 1;
  const width = 4 - (place & 1);
  const window = text.subarray(at, at + width);
  const where = window.indexOf(digit);
  if (where < 0) {
    const from = text.lastIndexOf(digit, at) + 1;
    const next = text.indexOf(digit, at);
    return [{ bytes: text.subarray(from, next < 0 ? text.length : next), offset: at - from, width }];
  }
  return Array.from({ length: 10 }, (_, n) => {
    const bytes = window.slice();
    bytes[where] = digit + n;
    return { bytes, offset: 0, width };
  });
}

/** The first byte lowest. */
function windowAt(bytes: Uint8Array, at: number, width: number): number {
  let window = 0;
  for (let i = width - 1; i >= 0; i--) window = (window << 8) | (bytes[at + i] ?? 0);
  return window;
}
