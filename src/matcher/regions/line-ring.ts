import { reach, type RecentLines } from '../lines/recent-lines.ts';

/** Lines kept so that a region can reach back: a power of two, well over twice the longest region. */
export const ringSize = reach;

/** Bytes shown of one line. */
const shownBytes = 1024;

/** The last lines with what is known of each: line `index` has its weight in slot `index` mod 128. */
export interface LineRing {
  readonly lines: RecentLines;
  /** How much a line tells. */
  readonly weight: Float64Array;
}

export function createLineRing(lines: RecentLines): LineRing {
  return { lines, weight: new Float64Array(ringSize) };
}

/** Where line `index` lives. */
export function slotOf(index: number): number {
  return index & (ringSize - 1);
}

/** Whether a line holds nothing but spaces. */
export function isBlank({ lines }: LineRing, index: number): boolean {
  const place = lines.find(index);
  if (!place) return true;
  for (let at = place.start; at < place.end; at++) if ((place.bytes[at] ?? 32) > 32) return false;
  return true;
}

/** The text of a line that is still in the ring; a longer one than is shown ends in `…`. */
export function textOf({ lines }: LineRing, index: number): string {
  const place = lines.find(index);
  if (!place) return '';
  return shownText(place.bytes, place.start, place.end);
}

const decoder = new TextDecoder();

/** A line's text; a longer one than is shown ends in `…`. */
export function shownText(bytes: Uint8Array, start: number, end: number): string {
  const text = decoder.decode(bytes.subarray(start, Math.min(end, start + shownBytes)));
  return end - start <= shownBytes ? text : `${text.replace(/\ufffd$/, '')}…`;
}
