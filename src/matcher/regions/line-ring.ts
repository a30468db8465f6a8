/** Lines kept so that a region can reach back: a power of two, well over twice the longest region. */
export const ringSize = 128;

/** Bytes kept of one line; a region shows no more of it. */
const keptBytes = 1024;

/**
 * The last lines as bytes, with what is known of each.
 *
 *   bytes    [line 0 ....][line 1 ....] … [line 127 ....]      1024 bytes a line, longer lines clipped
 *   others   one element a line; line i lives in slot i mod 128
 */
export interface LineRing {
  readonly bytes: Uint8Array;
  readonly length: Uint16Array;
  /** 1-based line number in the original input. */
  readonly number: Float64Array;
  /** How much the line tells. */
  readonly weight: Float64Array;
  /** Hash of the line with numbers masked; 0 for a blank line. */
  readonly template: Int32Array;
}

export function createLineRing(): LineRing {
  return {
    bytes: new Uint8Array(ringSize * keptBytes),
    length: new Uint16Array(ringSize),
    number: new Float64Array(ringSize),
    weight: new Float64Array(ringSize),
    template: new Int32Array(ringSize),
  };
}

/** Where line `index` lives. */
export function slotOf(index: number): number {
  return index & (ringSize - 1);
}

/** Copies the bytes of a line into its slot. */
export function keepLine(
  ring: LineRing,
  index: number,
  source: Uint8Array,
  start: number,
  end: number,
): void {
  const slot = slotOf(index);
  const length = Math.min(end - start, keptBytes);
  const at = slot * keptBytes;
  for (let i = 0; i < length; i++) ring.bytes[at + i] = source[start + i] ?? 0;
  ring.length[slot] = length;
}

const decoder = new TextDecoder();

/** The text of a line that is still in the ring; a clipped line ends in `…`. */
export function textOf(ring: LineRing, index: number): string {
  const slot = slotOf(index);
  const at = slot * keptBytes;
  const length = ring.length[slot] ?? 0;
  const text = decoder.decode(ring.bytes.subarray(at, at + length));
  return length < keptBytes ? text : `${text.replace(/\ufffd$/, '')}…`;
}
