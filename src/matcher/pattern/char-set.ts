/** UTF-16 code units as sorted, disjoint, inclusive ranges: `[from, to, from, to, …]`. */
export type CharSet = readonly number[];

export const digits: CharSet = [48, 57];
export const wordChars: CharSet = [48, 57, 65, 90, 95, 95, 97, 122];
// ECMAScript WhiteSpace and LineTerminator.
export const spaces: CharSet = [
  9, 13, 32, 32, 160, 160, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f, 0x205f, 0x205f,
  0x3000, 0x3000, 0xfeff, 0xfeff,
];
const lineEnds: CharSet = [10, 10, 13, 13, 0x2028, 0x2029];
export const anyChar: CharSet = negate(lineEnds);

/** Sorts and merges ranges that may overlap. */
export function charSet(ranges: readonly number[]): CharSet {
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0; i + 1 < ranges.length; i += 2) pairs.push([ranges[i] ?? 0, ranges[i + 1] ?? 0]);
  pairs.sort((a, b) => a[0] - b[0]);
  const merged: number[] = [];
  for (const [from, to] of pairs) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last + 1) merged[merged.length - 1] = Math.max(last, to);
    else merged.push(from, to);
  }
  return merged;
}

/** Every code unit that is not in the set. */
export function negate(set: CharSet): CharSet {
  const out: number[] = [];
  let next = 0;
  for (let i = 0; i < set.length; i += 2) {
    const from = set[i] ?? 0;
    if (from > next) out.push(next, from - 1);
    next = (set[i + 1] ?? 0) + 1;
  }
  if (next <= 0xffff) out.push(next, 0xffff);
  return out;
}

export function hasUnit(set: CharSet, unit: number): boolean {
  for (let i = 0; i < set.length; i += 2) {
    if (unit < (set[i] ?? 0)) return false;
    if (unit <= (set[i + 1] ?? 0)) return true;
  }
  return false;
}

/** The ASCII units of sets as bits, four words of 32 for each set. */
export function asciiBits(sets: readonly CharSet[]): Int32Array {
  const bits = new Int32Array(sets.length * 4);
  for (const [at, set] of sets.entries()) {
    for (let i = 0; i < set.length; i += 2) {
      for (let unit = set[i] ?? 0; unit <= Math.min(127, set[i + 1] ?? 0); unit++) {
        const word = at * 4 + (unit >> 5);
        bits[word] = (bits[word] ?? 0) | (1 << (unit & 31));
      }
    }
  }
  return bits;
}

/** How many code units the set holds. */
export function sizeOf(set: CharSet): number {
  let size = 0;
  for (let i = 0; i < set.length; i += 2) size += (set[i + 1] ?? 0) - (set[i] ?? 0) + 1;
  return size;
}

/** The set and whatever differs from a member in case only, as ECMAScript `Canonicalize` without `u` has it. */
export function foldCase(set: CharSet): CharSet {
  const out = [...set];
  for (let i = 0; i < set.length; i += 2) {
    const from = set[i] ?? 0;
    const to = set[i + 1] ?? 0;
    for (let unit = Math.max(from, 65); unit <= Math.min(to, 90); unit++) out.push(unit + 32, unit + 32);
    for (let unit = Math.max(from, 97); unit <= Math.min(to, 122); unit++) out.push(unit - 32, unit - 32);
    if (to >= 128) addVariants(Math.max(from, 128), to, out);
  }
  return charSet(out);
}

function addVariants(from: number, to: number, out: number[]): void {
  for (const [start, end] of casedRanges) {
    for (let unit = Math.max(from, start); unit <= Math.min(to, end); unit++) {
      for (const other of caseVariants().get(unit) ?? []) out.push(other, other);
    }
  }
}

/** Where above ASCII there are letters with two cases; the scripts between them have none. */
const casedRanges = [
  [0x80, 0x58f],
  [0x10a0, 0x10ff],
  [0x13a0, 0x13ff],
  [0x1c80, 0x24ff],
  [0x2c00, 0x2dff],
  [0xa640, 0xa7ff],
  [0xab30, 0xabbf],
  [0xff21, 0xff5a],
] as const;

let variantsByUnit: ReadonlyMap<number, readonly number[]> | undefined;

/** Code units above ASCII that share an upper case, built when first asked for. */
function caseVariants(): ReadonlyMap<number, readonly number[]> {
  if (variantsByUnit) return variantsByUnit;
  const byUpper = new Map<number, number[]>();
  for (const unit of casedRanges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, i) => from + i),
  )) {
    const text = String.fromCharCode(unit).toUpperCase();
    const upper = text.length === 1 && text.charCodeAt(0) >= 128 ? text.charCodeAt(0) : unit;
    const members = byUpper.get(upper);
    if (members) members.push(unit);
    else byUpper.set(upper, [unit]);
  }
  const variants = new Map<number, readonly number[]>();
  for (const members of byUpper.values()) {
    if (members.length > 1) for (const unit of members) variants.set(unit, members);
  }
  variantsByUnit = variants;
  return variants;
}
