/** What a line must hold so that something volatile can stand on it, one bit each. */
export const sign = {
  digit: 1,
  colon: 2,
  dash: 4,
  dot: 8,
  /** Either way. */
  slash: 16,
  escape: 32,
  /** The same sign three times in a row. */
  rule: 64,
  /** Space that is more than one blank. */
  gap: 128,
  /** A unit beyond ASCII. */
  foreign: 256,
} as const;

const all = 511;

const others = new Map<number, number>([
  [45, sign.dash],
  [46, sign.dot],
  [47, sign.slash],
  [58, sign.colon],
  [92, sign.slash],
]);

const signOf = Uint8Array.from({ length: 128 }, (_, unit) => {
  if (unit >= 48 && unit <= 57) return sign.digit;
  return unit >= 9 && unit <= 13 ? sign.gap : (others.get(unit) ?? 0);
});

/** What a line holds: of ASCII lines exactly or a little more, of lines with other characters or escapes everything. */
export function signsOf(line: string): number {
  let signs = 0;
  let before = 0;
  let run = 0;
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    // Without an escape the rest of a line may hold what it did not hold with it.
    if (unit > 127 || unit === 27) return all;
    run = unit === before ? run + 1 : 1;
    before = unit;
    signs |= signOf[unit] ?? 0;
    if (run > 1 && unit === 32) signs |= sign.gap;
    if (run > 2) signs |= sign.rule;
  }
  return signs;
}
