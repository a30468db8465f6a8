import { standsAt, type Prefix } from './prefix.ts';

const longest = 400;

/** `[pod/web-5d4c/app] ` of `kubectl logs --prefix`. */
export const kubectl: Prefix = (bytes, at, end) => {
  if (!standsAt(bytes, at, end, '[pod/')) return at;
  const close = bytes.subarray(at, Math.min(end, at + longest)).indexOf(93);
  return close > 0 && bytes[at + close + 1] === 32 ? at + close + 2 : at;
};
