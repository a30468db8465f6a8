import { isDigit, isLetter, type Prefix } from './prefix.ts';

const longestName = 64;

/** 1 for each byte that a service's name may hold: letters, digits, `-`, `_`, `.`. */
const nameBytes = Uint8Array.from({ length: 256 }, (_, byte) =>
  isDigit(byte) || isLetter(byte) || byte === 45 || byte === 95 || byte === 46 ? 1 : 0,
);

/** `service-1  | ` of docker compose, not a numbered line of source. A name of two or more characters, and a space on either side of the bar. */
export const compose: Prefix = (bytes, at, end) => {
  let next = at;
  while (next < end && next - at < longestName && nameBytes[bytes[next] ?? 0] === 1) next++;
  if (next - at < 2 || bytes[next] !== 32) return at;
  while (next < end && next - at < longestName && bytes[next] === 32) next++;
  if (bytes[next] !== 124) return at;
  return next + 1 === end ? end : bytes[next + 1] === 32 ? next + 2 : at;
};
