/** Classes of the ASCII units that stand in words, one bit each. */
export const digit = 1;
export const hexLetter = 2;
export const otherLower = 4;
export const upper = 8;
export const underscore = 16;
export const dollar = 32;

export const lower = hexLetter | otherLower;
export const letters = lower | upper;

const classes = Uint8Array.from({ length: 128 }, (_, unit) => {
  if (unit >= 48 && unit <= 57) return digit;
  if (unit >= 97 && unit <= 122) return unit <= 102 ? hexLetter : otherLower;
  if (unit >= 65 && unit <= 90) return upper;
  return unit === 95 ? underscore : unit === 36 ? dollar : 0;
});

/** 0 where it stands in no word or is not ASCII. */
export function classOf(unit: number): number {
  return unit < 128 ? (classes[unit] ?? 0) : 0;
}

/** The classes of all units of a text; 0 where one of them has none. */
export function classesOf(text: string): number {
  let seen = 0;
  for (let at = 0; at < text.length; at++) {
    const found = classOf(text.charCodeAt(at));
    if (found === 0) return 0;
    seen |= found;
  }
  return seen;
}
