import { foldedBytes } from '../scan/fold.ts';
import { hashFactor, type LiteralIndex } from '../scan/literal-index.ts';
import { windowCost } from '../scan/window-cost.ts';

/**
 * The windows by which the WebAssembly kernel finds literals and texts of cues in one pass, four or three bytes as they
 * lie in memory, read as one number `w`:
 *
 *     filter       32 bits for each hash of the first three bytes of a window, and of them the one that the lowest five
 *                  bits of the fourth number; all 32 for a window of three bytes
 *     slots        open-addressed, 24 bytes each: window, where its list begins (0: empty slot), mask and value of eight
 *                  bytes around it that all its texts have, of which `list >>> 28` stand before the window
 *     shortSlots   the same for windows of three bytes
 *     lists        for each window how many texts have it, and their numbers: literals, and cues' texts as `-1 - number`
 */
export interface WindowTable {
  readonly filter: Int32Array;
  readonly filterShift: number;
  readonly slots: Uint8Array;
  readonly shortSlots: Uint8Array;
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

export const slotSize = 24;

interface Windowed {
  readonly text: number;
  readonly bytes: Uint8Array;
  readonly offset: number;
}

/** @param cueTexts for each owner its texts, lower case, where `0` stands for any run of digits */
export function buildWindowTable(index: LiteralIndex, cueTexts: readonly (readonly string[])[]): WindowTable {
  const long = new Map<number, Windowed[]>();
  const short = new Map<number, Windowed[]>();
  const add = (one: Windowed, width: number) => {
    const windows = width === 4 ? long : short;
    const window = windowAt(one.bytes, one.offset, width);
    const others = windows.get(window);
    if (others) others.push(one);
    else windows.set(window, [one]);
  };
  const cues = cueTable(cueTexts, (number, { bytes, offset, width }) =>
    add({ text: -1 - number, bytes, offset }, width),
  );
  for (let text = 0; text + 1 < index.bounds.length; text++) {
    const bytes = index.bytes.subarray(index.bounds[text], index.bounds[text + 1]);
    if (bytes.length > 2) add({ text, bytes, offset: index.offsets[text] ?? 0 }, Math.min(4, bytes.length));
  }
  let words = 8192;
  while (words < long.size && words < 1 << 19) words *= 2;
  const lists = [0];
  return {
    filter: filterOf(long.keys(), short.keys(), words),
    filterShift: Math.clz32(words) + 1,
    slots: slotsOf(long, lists),
    shortSlots: slotsOf(short, lists),
    lists: Int32Array.from(lists),
    cues,
  };
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

function filterOf(long: Iterable<number>, short: Iterable<number>, words: number): Int32Array {
  const filter = new Int32Array(words);
  const wordOf = (window: number) => Math.imul(window << 8, hashFactor) >>> (Math.clz32(words) + 1);
  for (const window of long)
    filter[wordOf(window)] = (filter[wordOf(window)] ?? 0) | (1 << ((window >>> 24) & 31));
  for (const window of short) filter[wordOf(window)] = -1;
  return filter;
}

function slotsOf(byWindow: ReadonlyMap<number, readonly Windowed[]>, lists: number[]): Uint8Array {
  let count = 16;
  while (count < byWindow.size * 2) count *= 2;
  const slots = new Uint8Array(count * slotSize);
  const view = new DataView(slots.buffer);
  for (const [window, members] of byWindow) {
    let slot = Math.imul(window, hashFactor) >>> (Math.clz32(count) + 1);
    while (view.getUint32(slot * slotSize + 4, true) !== 0) slot = (slot + 1) & (count - 1);
    const { before, mask, value } = commonBytes(members);
    view.setUint32(slot * slotSize, window, true);
    view.setUint32(slot * slotSize + 4, (before << 28) | lists.length, true);
    slots.set(mask, slot * slotSize + 8);
    slots.set(value, slot * slotSize + 16);
    lists.push(members.length, ...members.map(({ text }) => text));
  }
  return slots;
}

/** The eight bytes around a window, beginning up to eight before it, of which most are the same in all members. */
function commonBytes(members: readonly Windowed[]) {
  const common = Array.from({ length: 16 }, (_, at) => commonAt(members, at - 8));
  let before = 0;
  let most = -1;
  for (let back = 0; back <= 8; back++) {
    const held = common.slice(8 - back, 16 - back).filter((byte) => byte >= 0).length;
    if (held > most) [before, most] = [back, held];
  }
  const found = common.slice(8 - before, 16 - before);
  return {
    before,
    mask: found.map((byte) => (byte < 0 ? 0 : 255)),
    value: found.map((byte) => Math.max(0, byte)),
  };
}

/** The byte that stands so far behind the window's begin in all members; -1 where there is none. */
function commonAt(members: readonly Windowed[], at: number): number {
  let common: number | undefined;
  for (const { bytes, offset } of members) {
    const byte = bytes[offset + at] ?? -1;
    if (byte < 0 || (common !== undefined && byte !== common)) return -1;
    common = byte;
  }
  return common ?? -1;
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
  const best = [4, 3].flatMap((width) => cheapestWindow(bytes, width))[0];
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
function cheapestWindow(text: Uint8Array, width: number): readonly CueWindow[] {
  const found: CueWindow[] = [];
  for (let from = 0; from < text.length;) {
    const next = text.indexOf(digit, from);
    const to = next < 0 ? text.length : next;
    for (let at = from; at + width <= to; at++)
      found.push({ bytes: text.subarray(from, to), offset: at - from, width, at });
    from = to + 1;
  }
  const cost = ({ bytes, offset }: CueWindow) => windowCost(bytes, offset, width);
  return found.sort((a, b) => cost(a) - cost(b)).slice(0, 1);
}

/** The first byte lowest. */
function windowAt(bytes: Uint8Array, offset: number, width: number): number {
  let window = 0;
  for (let i = width - 1; i >= 0; i--) window = (window << 8) | (bytes[offset + i] ?? 0);
  return window >>> 0;
}
