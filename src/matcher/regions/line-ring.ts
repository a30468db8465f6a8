/** Lines kept so that a region can reach back: a power of two, well over twice the longest region. */
export const ringSize = 128;

/** Bytes shown of one line. */
const shownBytes = 1024;

/**
 * The last lines, by reference into the buffers that they came in, with what is known of each.
 * Line `index`, by the order of pushing, lives in slot `index` mod 128 of every column.
 */
export interface LineRing {
  readonly source: Uint8Array[];
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** 1-based line number in the original input. */
  readonly number: Float64Array;
  /** How much the line tells. */
  readonly weight: Float64Array;
}

export function createLineRing(): LineRing {
  return {
    source: Array.from({ length: ringSize }, () => new Uint8Array()),
    start: new Float64Array(ringSize),
    end: new Float64Array(ringSize),
    number: new Float64Array(ringSize),
    weight: new Float64Array(ringSize),
  };
}

/** Where line `index` lives. */
export function slotOf(index: number): number {
  return index & (ringSize - 1);
}

/** Whether a line holds nothing but spaces. */
export function isBlank(ring: LineRing, index: number): boolean {
  const slot = slotOf(index);
  const end = ring.end[slot] ?? 0;
  for (let at = ring.start[slot] ?? 0; at < end; at++) {
    const byte = ring.source[slot]?.[at] ?? 32;
    if (byte > 32) return false;
  }
  return true;
}

const decoder = new TextDecoder();

/** The text of a line that is still in the ring; a longer one than is shown ends in `…`. */
export function textOf(ring: LineRing, index: number): string {
  const slot = slotOf(index);
  const start = ring.start[slot] ?? 0;
  const end = ring.end[slot] ?? 0;
  const shown = ring.source[slot]?.subarray(start, Math.min(end, start + shownBytes));
  const text = decoder.decode(shown);
  return end - start <= shownBytes ? text : `${text.replace(/\ufffd$/, '')}…`;
}
