import { foldedBytes } from '../scan/fold.ts';
import { hashFactor, type LiteralIndex } from '../scan/literal-index.ts';
import { windowCost } from '../scan/window-cost.ts';

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

function cueTable(
  cueTexts: readonly (readonly string[])[],
  take: (number: number, window: CueWindow) => void,
): CueTable {
  const owners = new Map<string, number[]>();
  for (const [owner, texts] of cueTexts.entries())
    for (const text of new Set(texts)) owners.set(text, [...(owners.get(text) ?? []), owner]);
  const known = [...owners].flatMap(([text, own]) => {
    const windows = cueWindows(text);
    return windows.length > 0 ? [{ bytes: foldedBytes(text), own, windows }] : [];
  });
  for (const [number, { windows }] of known.entries()) for (const window of windows) take(number, window);
  return {
    bounds: boundsOf(known.map(({ bytes }) => bytes.length)),
    bytes: Uint8Array.from(known.flatMap(({ bytes }) => [...bytes])),
    offsets: Uint8Array.from(known, ({ windows }) => windows[0]?.at ?? 0),
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

/** A window of a cue's text: `bytes` is what around it is certain, in which it stands at `offset`; `at` in the text. */
interface CueWindow {
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly width: number;
  readonly at: number;
}

/**
 * The window by which a cue's text is found; ten where it must hold a digit, of which any may stand there. None for a
 * text beyond ASCII: on lines with such a byte the scanner looks for all.
 *
 * @throws {RangeError} for a text that has no three bytes to look for
 */
export function cueWindows(text: string): readonly CueWindow[] {
  const bytes = foldedBytes(text);
  if (bytes.some((byte) => byte >= 128)) return [];
  const best = rarestWindow(bytes, 4) ?? rarestWindow(bytes, 3);
  if (best) return [best];
  // Three bytes with a digit at one end: the first of its run, or the last.
  for (let at = 0; at + 3 <= bytes.length; at++) {
    const digits = [0, 1, 2].filter((i) => bytes[at + i] === digit);
    const [only] = digits;
    if (only === undefined || only === 1 || digits.length > 1) continue;
    return Array.from({ length: 10 }, (_, n) => {
      const window = bytes.slice(at, at + 3);
      window[only] = digit + n;
      return { bytes: window, offset: 0, width: 3, at };
    });
  }
  throw new RangeError(`Expected the text of a cue to have three bytes to look for, found '${text}'`);
}

/** `0`, which stands for any run of digits. */
const digit = 48;

/** The rarest window without a digit, in the stretch without one that it stands in. */
function rarestWindow(text: Uint8Array, width: number): CueWindow | undefined {
  let found: CueWindow | undefined;
  let least = Infinity;
  for (let from = 0; from < text.length;) {
    const next = text.indexOf(digit, from);
    const to = next < 0 ? text.length : next;
    for (let at = from; at + width <= to; at++) {
      const cost = windowCost(text, at, width);
      if (cost >= least) continue;
      least = cost;
      found = { bytes: text.subarray(from, to), offset: at - from, width, at };
    }
    from = to + 1;
  }
  return found;
}

/** The first byte lowest. */
function windowAt(bytes: Uint8Array, offset: number, width: number): number {
  let window = 0;
  for (let i = width - 1; i >= 0; i--) window = (window << 8) | (bytes[offset + i] ?? 0);
  return window;
}
