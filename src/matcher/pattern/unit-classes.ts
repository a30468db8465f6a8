import { wordChars, type CharSet } from './char-set.ts';

/** Code units that no instruction of a program tells apart share a class; the last class stands for the line's end. */
export interface UnitClasses {
  /** Class of each ASCII unit. */
  readonly ascii: Uint16Array;
  readonly count: number;
  /** Class of any unit. */
  classOf(unit: number): number;
  /** A unit that belongs to the class; -1 for the line's end. */
  sampleOf(unitClass: number): number;
}

/** Word characters are always told apart from others, since `\b` asks. */
export function unitClasses(sets: readonly CharSet[]): UnitClasses {
  const starts = new Set<number>([0]);
  for (const set of [...sets, wordChars]) {
    for (let i = 0; i < set.length; i += 2) {
      starts.add(set[i] ?? 0);
      starts.add((set[i + 1] ?? 0) + 1);
    }
  }
  starts.delete(0x10000);
  const bounds = Uint16Array.from([...starts].sort((a, b) => a - b));
  const { classes, samples } = group(bounds, sets);
  const ascii = new Uint16Array(128);
  const classOf = (unit: number) => classes[rangeOf(bounds, unit)] ?? 0;
  for (let unit = 0; unit < 128; unit++) ascii[unit] = classOf(unit);
  return { ascii, count: samples.length + 1, classOf, sampleOf: (unitClass) => samples[unitClass] ?? -1 };
}

/** Joins ranges that belong to exactly the same sets: each set parts those of a class that it holds from the others. */
function group(bounds: Uint16Array, sets: readonly CharSet[]) {
  const classes = new Uint16Array(bounds.length);
  let count = 1;
  for (const set of [...sets, wordChars]) {
    const parted = new Map<number, number>();
    for (const range of rangesIn(set, bounds)) {
      const old = classes[range] ?? 0;
      const known = parted.get(old);
      parted.set(old, known ?? count);
      classes[range] = known ?? count++;
    }
  }
  return numbered(bounds, classes);
}

/** The ranges that a set holds; every range is in it or out of it. */
function* rangesIn(set: CharSet, bounds: Uint16Array): Iterable<number> {
  let range = 0;
  for (let i = 0; i < set.length; i += 2) {
    while ((bounds[range] ?? Infinity) < (set[i] ?? 0)) range++;
    for (; (bounds[range] ?? Infinity) <= (set[i + 1] ?? 0); range++) yield range;
  }
}

/** Classes numbered from 0 without a gap, and of each its first unit. */
function numbered(bounds: Uint16Array, parted: Uint16Array) {
  const numbers = new Map<number, number>();
  const samples: number[] = [];
  const classes = parted.map((old, range) => {
    const known = numbers.get(old) ?? samples.push(bounds[range] ?? 0) - 1;
    numbers.set(old, known);
    return known;
  });
  return { classes, samples };
}

function rangeOf(bounds: Uint16Array, unit: number): number {
  let low = 0;
  let high = bounds.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((bounds[middle] ?? 0) <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
}
