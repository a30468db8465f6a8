import { hashFactor, type LiteralIndex } from './literal-index.ts';
import { foldedBytes } from './fold.ts';

interface Windowed {
  readonly bytes: Uint8Array;
  /** Where its window stands in it. */
  readonly offset: number;
  /** Three or four; less for a brief literal, which has no window. */
  readonly width: number;
  readonly window: number;
}

/** How often a window of three or four bytes is expected in logs, on any scale that can be compared. */
export type WindowCost = (bytes: Uint8Array, at: number, width: number) => number;

/**
 * @param literals Distinct texts, ASCII letters in lower case. A literal's number is its index.
 * @param cost Picks each literal's rarest window; windows that many literals share are avoided as well.
 */
export function buildLiteralIndex(literals: readonly string[], cost: WindowCost): LiteralIndex {
  const taken = new Map<number, number>();
  const windowed = literals.map((literal) => {
    const bytes = foldedBytes(literal);
    if (bytes.length < 3) return { bytes, offset: 0, width: bytes.length, window: 0 };
    const found = rarestWindow(bytes, cost, taken);
    taken.set(found.window, (taken.get(found.window) ?? 0) + 1);
    return found;
  });
  const filter = new Int32Array(filterSize(windowed.length));
  const short = new Int32Array(windowed.some(({ width }) => width === 3) ? 1024 : 0);
  for (const { window, width } of windowed) {
    // A window of three bytes is hashed one byte higher, as the scan has it.
    if (width === 4) setBit(filter, Math.imul(window, hashFactor));
    else if (width === 3) setBit(short, Math.imul(window << 8, hashFactor));
  }
  const entries: number[] = [];
  const table = (width: number) => buildKeys(windowed, width, entries);
  const keys = table(4);
  const shortKeys = table(3);
  const brief = Int32Array.from(windowed.flatMap(({ width }, literal) => (width < 3 ? [literal] : [])));
  return { filter, short, keys, shortKeys, entries: Int32Array.from(entries), ...joinBytes(windowed), brief };
}

function rarestWindow(bytes: Uint8Array, cost: WindowCost, taken: ReadonlyMap<number, number>): Windowed {
  const width = Math.min(4, bytes.length);
  let best: Windowed | undefined;
  let least = Infinity;
  for (let offset = 0; offset + width <= bytes.length; offset++) {
    const window = windowAt(bytes, offset, width);
    const found = cost(bytes, offset, width) * (1 + (taken.get(window) ?? 0) / 4);
    if (best && found >= least) continue;
    best = { bytes, offset, width, window };
    least = found;
  }
  return best ?? { bytes, offset: 0, width, window: 0 };
}

function windowAt(bytes: Uint8Array, offset: number, width: number): number {
  let window = 0;
  for (let i = 0; i < width; i++) window = (window << 8) | (bytes[offset + i] ?? 0);
  return window;
}

/** The highest bits of a hash choose a bit: their number is the logarithm of how many there are. */
function setBit(bits: Int32Array, hash: number): void {
  const bit = hash >>> (Math.clz32(bits.length) + 1 - 5);
  bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

/** Words of 32 bits: at least 32 bits a window, so that few positions pass by chance; 8 KB to 2 MB. */
function filterSize(windows: number): number {
  let size = 2048;
  while (size < windows && size < 1 << 19) size *= 2;
  return size;
}

function buildKeys(windowed: readonly Windowed[], width: number, entries: number[]): Int32Array {
  const byWindow = new Map<number, number[]>();
  for (const [literal, { window, width: own }] of windowed.entries()) {
    if (own !== width) continue;
    const others = byWindow.get(window);
    if (others) others.push(literal);
    else byWindow.set(window, [literal]);
  }
  if (byWindow.size === 0) return new Int32Array(0);
  let size = 16;
  while (size < byWindow.size * 2) size *= 2;
  const keys = new Int32Array(size * 3);
  for (const [window, members] of byWindow) {
    let slot = Math.imul(window, hashFactor) >>> (Math.clz32(size) + 1);
    while (keys[slot * 3 + 1] !== 0) slot = (slot + 1) & (size - 1);
    keys.set([window, members.length, entries.length], slot * 3);
    entries.push(...members);
  }
  return keys;
}

function joinBytes(windowed: readonly Windowed[]) {
  const bounds = new Int32Array(windowed.length + 1);
  for (const [i, { bytes }] of windowed.entries()) bounds[i + 1] = (bounds[i] ?? 0) + bytes.length;
  const joined = new Uint8Array(bounds.at(-1) ?? 0);
  for (const [i, { bytes }] of windowed.entries()) joined.set(bytes, bounds[i]);
  return { bounds, bytes: joined, offsets: Uint8Array.from(windowed, ({ offset }) => offset) };
}
