import { clockEnd, type Prefix } from './prefix.ts';

/** `13:18:02  ` of Jenkins' Timestamper, and of tools that print the time of day. */
export const clock: Prefix = (bytes, at, end) => {
  let next = clockEnd(bytes, at, end);
  if (next === at || next === end || bytes[next] !== 32) return at;
  while (next < end && bytes[next] === 32) next++;
  return next;
};
