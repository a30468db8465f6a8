import { clockEnd, digitsAt, isDigit, type Prefix } from './prefix.ts';

const months = new Set(['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']);
const longest = 200;

/** `Nov  3 13:18:02 host unit[123]: ` of journald and syslog. */
export const journald: Prefix = (bytes, at, end) => {
  if (bytes[at + 3] !== 32 || bytes[at + 6] !== 32 || !isDigit(bytes[at + 5] ?? 0)) return at;
  if (!months.has(String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0))) return at;
  const clock = clockEnd(bytes, at + 7, end);
  if (clock === at + 7 || bytes[clock] !== 32) return at;
  const host = wordEnd(bytes, clock + 1, end);
  if (bytes[host] !== 32) return at;
  const unit = wordEnd(bytes, host + 1, end);
  const named = bytes[unit - 1] === 58 || isPidBefore(bytes, unit - 1);
  return named && (unit === end || bytes[unit] === 32) ? Math.min(end, unit + 1) : at;
};

function wordEnd(bytes: Uint8Array, at: number, end: number): number {
  let next = at;
  while (next < end && next - at < longest && bytes[next] !== 32) next++;
  return next;
}

function isPidBefore(bytes: Uint8Array, close: number): boolean {
  return bytes[close] === 93 && digitsAt(bytes, close - 1, close) === 1;
}
