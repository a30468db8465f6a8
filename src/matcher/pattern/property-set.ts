import type { CharSet } from './char-set.ts';

const known = new Map<string, CharSet | undefined>();

/** The code units of the basic plane with a Unicode property, as this platform knows it; `undefined` for none. */
export function propertySet(name: string): CharSet | undefined {
  if (!known.has(name)) known.set(name, findSet(name));
  return known.get(name);
}

function findSet(name: string): CharSet | undefined {
  const test = propertyTest(name);
  if (!test) return undefined;
  const set: number[] = [];
  for (let unit = 0; unit <= 0xffff; unit++) {
    if (!test.test(String.fromCharCode(unit))) continue;
    if (set.at(-1) === unit - 1) set[set.length - 1] = unit;
    else set.push(unit, unit);
  }
  return set;
}

function propertyTest(name: string): RegExp | undefined {
  try {
    return new RegExp(`^\\p{${name}}$`, 'u');
  } catch {
    return undefined;
  }
}
