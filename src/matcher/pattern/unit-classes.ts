import { charSet, wordChars, type CharSet } from './char-set.ts';

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

/** Joins ranges that belong to exactly the same sets. */
function group(bounds: Uint16Array, sets: readonly CharSet[]) {
  const classes = new Uint16Array(bounds.length);
  const samples: number[] = [];
  const byKey = new Map<string, number>();
  const asked = [...sets, wordChars].map((set) => charSet(set));
  const cursors = asked.map(() => 0);
  for (const [i, start] of bounds.entries()) {
    let key = '';
    for (const [s, set] of asked.entries()) {
      let at = cursors[s] ?? 0;
      while (at < set.length && (set[at + 1] ?? 0) < start) at += 2;
      cursors[s] = at;
      if (at < set.length && (set[at] ?? 0) <= start) key += `${s},`;
    }
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, samples.push(start) - 1);
    classes[i] = known ?? samples.length - 1;
  }
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
