/**
 * Whether a version lies in a range: comparators joined by spaces all hold, `||` between alternatives.
 *
 *     *    20    20.x    =2.39.5    >=18 <23    ^3.9    ~1.19.2    <20 || >=22
 *
 * A version is numbers joined by dots, as many as the tool prints; missing ones count as 0.
 */
export function versionInRange(version: string, range: string): boolean {
  const found = numbersOf(version);
  return range.split('||').some((alternative) =>
    alternative
      .trim()
      .replaceAll(/(>=|<=|[><=^~])\s+/g, '$1')
      .split(/\s+/)
      .every((comparator) => holds(found, comparator)),
  );
}

/** Whether a text is a range that `versionInRange` understands. */
export function isVersionRange(range: string): boolean {
  const comparator = /^(?:>=|<=|[><=^~])?\s*(?:\*|[xX]|\d+(?:\.(?:\d+|[xX*]))*)$/;
  return range.split('||').every((part) =>
    part
      .trim()
      .replaceAll(/(>=|<=|[><=^~])\s+/g, '$1')
      .split(/\s+/)
      .every((one) => comparator.test(one)),
  );
}

/** Below zero when `a` is older. */
export function compareVersions(a: string, b: string): number {
  return compare(numbersOf(a), numbersOf(b));
}

function holds(version: readonly number[], comparator: string): boolean {
  const [, operator = '', text = ''] = /^(>=|<=|[><=^~])?(.*)$/.exec(comparator) ?? [];
  const wanted = numbersOf(text);
  if (wanted.length === 0) return true;
  const order = compare(version, wanted);
  switch (operator) {
    case '>=':
      return order >= 0;
    case '<=':
      return order <= 0 || startsWith(version, wanted);
    case '>':
      return order > 0 && !startsWith(version, wanted);
    case '<':
      return order < 0;
    case '^':
      return order >= 0 && startsWith(version, wanted.slice(0, firstNonZero(wanted) + 1));
    case '~':
      return order >= 0 && startsWith(version, wanted.slice(0, 2));
    default:
      return startsWith(version, wanted);
  }
}

function numbersOf(version: string): readonly number[] {
  return (/\d+(?:\.\d+)*/.exec(version)?.[0] ?? '').split('.').filter(Boolean).map(Number);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function startsWith(version: readonly number[], head: readonly number[]): boolean {
  return head.every((number, i) => (version[i] ?? 0) === number);
}

function firstNonZero(numbers: readonly number[]): number {
  const index = numbers.findIndex((number) => number > 0);
  return index < 0 ? numbers.length - 1 : index;
}
