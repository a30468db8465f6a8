import { reach, type RecentLines } from '../lines/recent-lines.ts';

/** Lines kept so that a region can reach back: well over twice the longest region. */
export const ringSize = reach;

/** Bytes shown of one line. */
const shownBytes = 1024;

/**
 * The last lines, and those of them that tell something. The telling lines are numbered from 0: number `n` stands in slot
 * `n` mod 128. As many are kept as there are lines, so that all that are among the last ones are known.
 */
export class LineRing {
  readonly lines: RecentLines;
  readonly #indexes = new Float64Array(ringSize).fill(-1);
  readonly #weights = new Float64Array(ringSize);
  /** How many lines told something so far. */
  count = 0;

  constructor(lines: RecentLines) {
    this.lines = lines;
  }

  /** Takes a line that tells something; lines come in order. */
  add(index: number, weight: number): void {
    this.#indexes[this.count & (ringSize - 1)] = index;
    this.#weights[this.count++ & (ringSize - 1)] = weight;
  }

  /** Which line a telling line is, among all lines. */
  indexOf(telling: number): number {
    return this.#indexes[telling & (ringSize - 1)] ?? 0;
  }

  /** How much it tells. */
  weightOf(telling: number): number {
    return this.#weights[telling & (ringSize - 1)] ?? 0;
  }

  /** The first telling line from line `index` on; `count` where there is none. */
  firstFrom(index: number): number {
    const oldest = Math.max(0, this.count - ringSize);
    let telling = this.count;
    while (telling > oldest && this.indexOf(telling - 1) >= index) telling--;
    return telling;
  }
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
