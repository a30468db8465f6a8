import { isDigit, type Prefix } from './prefix.ts';

const longestName = 64;

/** `service-1  | ` of docker compose. A name of two or more characters, and a space on either side of the bar. */
export const compose: Prefix = (bytes, at, end) => {
  let next = at;
  while (next < end && next - at < longestName && isNameByte(bytes[next] ?? 0)) next++;
  if (next - at < 2 || bytes[next] !== 32) return at;
  while (next < end && next - at < longestName && bytes[next] === 32) next++;
  if (bytes[next] !== 124) return at;
  return next + 1 === end ? end : bytes[next + 1] === 32 ? next + 2 : at;
};

function isNameByte(byte: number): boolean {
  const letter = byte | 32;
  return (letter >= 97 && letter <= 122) || isDigit(byte) || byte === 45 || byte === 95 || byte === 46;
}
