/**
 * Where a line's text begins after what a CI system or log collector put before it: a place past `at`, or `at` itself
 * where this form does not stand there. Lines are UTF-8 without their end.
 */
export type Prefix = (bytes: Uint8Array, at: number, end: number) => number;

/** How many ASCII digits stand from `at` on. */
export function digitsAt(bytes: Uint8Array, at: number, end: number): number {
  let next = at;
  while (next < end && isDigit(bytes[next] ?? 0)) next++;
  return next - at;
}

/** With one comparison: it is asked for some of the bytes of every line. */
export function isDigit(byte: number): boolean {
  return (byte - 48) >>> 0 < 10;
}

function twoDigits(bytes: Uint8Array, at: number): boolean {
  return isDigit(bytes[at] ?? 0) && isDigit(bytes[at + 1] ?? 0);
}

/** Whether it is a letter of ASCII. */
export function isLetter(byte: number): boolean {
  return ((byte | 32) - 97) >>> 0 < 26;
}

/** Whether an ASCII text stands at a place. */
export function standsAt(bytes: Uint8Array, at: number, end: number, text: string): boolean {
  if (at + text.length > end) return false;
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** The place after `HH:MM:SS` with an optional fraction, or `at`. */
export function clockEnd(bytes: Uint8Array, at: number, end: number): number {
  if (at + 8 > end || bytes[at + 2] !== 58 || bytes[at + 5] !== 58) return at;
  if (!twoDigits(bytes, at) || !twoDigits(bytes, at + 3) || !twoDigits(bytes, at + 6)) return at;
  const next = at + 8;
  if (next < end && (bytes[next] === 46 || bytes[next] === 44)) {
    const fraction = digitsAt(bytes, next + 1, end);
    if (fraction > 0) return next + 1 + fraction;
  }
  return next;
}

/** The place after `2026-11-23T13:18:02.682Z` or one with an offset, or `at`. */
export function isoTimeEnd(bytes: Uint8Array, at: number, end: number): number {
  if (at + 19 > end || bytes[at + 4] !== 45 || bytes[at + 7] !== 45) return at;
  if (!twoDigits(bytes, at) || !twoDigits(bytes, at + 2) || (bytes[at + 10] !== 84 && bytes[at + 10] !== 32))
    return at;
  const clock = clockEnd(bytes, at + 11, end);
  if (clock === at + 11) return at;
  if (bytes[clock] === 90) return clock + 1;
  if (bytes[clock] !== 43 && bytes[clock] !== 45) return bytes[at + 10] === 84 ? clock : at;
  const offset = clock + 1;
  const colon = bytes[offset + 2] === 58 ? 1 : 0;
  return digitsAt(bytes, offset, offset + 2) === 2 &&
    digitsAt(bytes, offset + 2 + colon, offset + 4 + colon) === 2
    ? offset + 4 + colon
    : at;
}
