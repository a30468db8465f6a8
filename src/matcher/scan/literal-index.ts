/**
 * Finds every literal of a corpus in one pass over bytes, whatever their number.
 *
 * Each literal is known by one window of four of its bytes (three, if it has no more), its rarest. The scan keeps
 * the last four bytes in a 32-bit number, so one window costs a shift, a hash and a look into a filter:
 *
 *     filter   a bit for each hash of a window of four bytes, set where some literal has such a window
 *     short    the same for windows of three bytes, 32,768 bits; empty where no literal is that short
 *     keys     open-addressed table of windows: window, number of literals, first place in `entries`
 *     entries  for each window its literals' numbers
 *     bounds   where each literal begins in `bytes`; one more than there are literals
 *     offsets  where in the literal its window stands
 *
 * The filters stay in the processor's near caches and turn away more than 95 of 100 positions; the table and the
 * comparison of the literal's bytes turn away the rest. Only bytes and typed arrays: the index is its own file form.
 */
export interface LiteralIndex {
  readonly filter: Int32Array;
  readonly short: Int32Array;
  /** Slots of three: window, count (0: empty slot), first entry. */
  readonly keys: Int32Array;
  /** The same for windows of three bytes. */
  readonly shortKeys: Int32Array;
  readonly entries: Int32Array;
  readonly bounds: Int32Array;
  readonly offsets: Uint8Array;
  readonly bytes: Uint8Array;
  /** The literals of one or two bytes, which have no window. */
  readonly brief: Int32Array;
}

/** Multiplier of Knuth's multiplicative hashing, 2^32 over the golden ratio. */
export const hashFactor = 0x9e3779b1;
