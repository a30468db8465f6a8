import { reach, type RecentLines } from '../lines/recent-lines.ts';

/** Lines kept so that a region can reach back: a power of two, well over twice the longest region. */
export const ringSize = reach;

/** Bytes shown of one line. */
const shownBytes = 1024;

/** The last lines with what those of them tell that tell something. */
export interface LineRing {
  readonly lines: RecentLines;
  /** Slot `index` mod 128 holds how much line `index` tells, if that slot was set for this very line. */
  readonly weights: Float64Array;
  readonly setFor: Float64Array;
}

export function createLineRing(lines: RecentLines): LineRing {
  return { lines, weights: new Float64Array(ringSize), setFor: new Float64Array(ringSize).fill(-1) };
}

export function setWeight({ weights, setFor }: LineRing, index: number, weight: number): void {
  weights[slotOf(index)] = weight;
  setFor[slotOf(index)] = index;
}

/** How much a line tells. */
export function weightAt({ weights, setFor }: LineRing, index: number): number {
  return setFor[slotOf(index)] === index ? (weights[slotOf(index)] ?? 0) : 0;
}

function slotOf(index: number): number {
  return index & (ringSize - 1);
}

/** Whether a line holds nothing but spaces. */
export function isBlank({ lines }: LineRing, index: number): boolean {
  const batch = lines.batchOf(index);
  if (!batch) return true;
  const { bytes, starts, ends } = batch;
  const end = ends[index - batch.index] ?? 0;
  for (let at = starts[index - batch.index] ?? 0; at < end; at++) if ((bytes[at] ?? 32) > 32) return false;
  return true;
}

/** The text of a line that is still in the ring; a longer one than is shown ends in `…`. */
export function textOf({ lines }: LineRing, index: number): string {
  const batch = lines.batchOf(index);
  if (!batch) return '';
  const line = index - batch.index;
  return shownText(batch.bytes, batch.starts[line] ?? 0, batch.ends[line] ?? 0);
}

const decoder = new TextDecoder();

/** A line's text; a longer one than is shown ends in `…`. */
export function shownText(bytes: Uint8Array, start: number, end: number): string {
  const text = decoder.decode(bytes.subarray(start, Math.min(end, start + shownBytes)));
  return end - start <= shownBytes ? text : `${text.replace(/\ufffd$/, '')}…`;
}
