import { clockEnd, isoTimeEnd, type Prefix } from './prefix.ts';

/** `[2026-11-23T13:18:02.682Z] ` of the Timestamper plug-in in pipelines; also `[13:18:02] `. */
export const jenkins: Prefix = (bytes, at, end) => {
  if (bytes[at] !== 91) return at;
  const iso = isoTimeEnd(bytes, at + 1, end);
  const close = iso > at + 1 ? iso : clockEnd(bytes, at + 1, end);
  if (close === at + 1 || bytes[close] !== 93) return at;
  return bytes[close + 1] === 32 ? close + 2 : close + 1;
};
