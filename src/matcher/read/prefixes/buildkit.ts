import { digitsAt, standsAt, type Prefix } from './prefix.ts';

/** `#12 3.456 ` of BuildKit's plain progress, and the `#12 ` before `ERROR`. */
export const buildkit: Prefix = (bytes, at, end) => {
  if (bytes[at] !== 35) return at;
  const step = digitsAt(bytes, at + 1, end);
  const rest = at + 1 + step + 1;
  if (step === 0 || bytes[rest - 1] !== 32) return at;
  if (standsAt(bytes, rest, end, 'ERROR')) return rest;
  const seconds = digitsAt(bytes, rest, end);
  if (seconds === 0 || bytes[rest + seconds] !== 46) return at;
  const fraction = digitsAt(bytes, rest + seconds + 1, end);
  const close = rest + seconds + 1 + fraction;
  return fraction > 0 && (close === end || bytes[close] === 32) ? Math.min(end, close + 1) : at;
};
