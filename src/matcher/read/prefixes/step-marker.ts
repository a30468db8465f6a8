import { standsAt, type Prefix } from './prefix.ts';

const longest = 400;

/** `##[error]`, `##[group]` and their kin of GitHub Actions and Azure; `::error file=a.ts,line=3::` before they are rendered. */
export const stepMarker: Prefix = (bytes, at, end) => {
  if (standsAt(bytes, at, end, '##[')) return wordEnd(bytes, at + 3, end, 93) ?? at;
  if (!standsAt(bytes, at, end, '::')) return at;
  const close = bytes.subarray(at + 2, Math.min(end, at + longest)).indexOf(58);
  return close > 2 && bytes[at + 2 + close + 1] === 58 ? at + 2 + close + 2 : at;
};

/** Past the byte that closes a run of lower-case letters. */
function wordEnd(bytes: Uint8Array, at: number, end: number, close: number): number | undefined {
  let next = at;
  while (next < end && (((bytes[next] ?? 0) >= 97 && (bytes[next] ?? 0) <= 122) || bytes[next] === 45))
    next++;
  return next > at && bytes[next] === close ? next + 1 : undefined;
}
