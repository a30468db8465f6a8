import { isoTimeEnd, standsAt, type Prefix } from './prefix.ts';

const longest = 400;

/** `job<TAB>step<TAB>2026-11-23T13:18:02.682Z ` of `gh run view --log`; a byte order mark may precede the time. */
export const ghRunView: Prefix = (bytes, at, end) => {
  const limit = Math.min(end, at + longest);
  const first = tabFrom(bytes, at, limit);
  if (first < 0) return at;
  const second = tabFrom(bytes, first + 1, limit);
  if (second < 0) return at;
  const time = standsAt(bytes, second + 1, end, '\u00ef\u00bb\u00bf') ? second + 4 : second + 1;
  const close = isoTimeEnd(bytes, time, end);
  if (close === time) return at;
  return close < end && bytes[close] === 32 ? close + 1 : close;
};

function tabFrom(bytes: Uint8Array, at: number, limit: number): number {
  for (let next = at; next < limit; next++) if (bytes[next] === 9) return next;
  return -1;
}
