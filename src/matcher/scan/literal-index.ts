/**
 * Finds every literal of a corpus in one pass over bytes, whatever their number.
 *
 * Each literal is known by one window of four of its bytes (three, if it has no more), its rarest. The scan keeps
 * the last four bytes in a 32-bit number, so one window costs a shift, a hash and a look into a filter:
 *
 *     filter   one byte for each hash of a window's last three bytes; its bit b is set where some window with
 *              these three begins with a byte whose low three bits are b. A three-byte window sets all bits.
 *     keys     open-addressed table of windows: window, number of literals, first place in `entries`
 *     entries  for each window its literals' numbers
 *     bounds   where each literal begins in `bytes`; one more than there are literals
 *     offsets  where in the literal its window stands
 *
 * The filter stays in the processor's near caches and turns away about 97 of 100 positions; the table and the
 * comparison of the literal's bytes turn away the rest. Only bytes and typed arrays: the index is its own file form.
 */
export interface LiteralIndex {
  readonly filter: Uint8Array;
  /** Slots of three: window, count (0: empty slot), first entry. */
  readonly keys: Int32Array;
  /** The same for windows of three bytes. */
  readonly shortKeys: Int32Array;
  readonly entries: Int32Array;
  readonly bounds: Int32Array;
  readonly offsets: Uint8Array;
  readonly bytes: Uint8Array;
}

/** Multiplier of Knuth's multiplicative hashing, 2^32 over the golden ratio. */
export const hashFactor = 0x9e3779b1;
