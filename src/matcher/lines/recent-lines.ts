/** Lines of one block, in the order in which they came. */
export interface LineBatch {
  readonly bytes: Uint8Array;
  /** Where the text of each line begins, after CI prefixes, and where it ends. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly count: number;
  /** The first line's place among all lines, from 0, and its number in the original input, from 1. */
  readonly index: number;
  readonly number: number;
}

/** Where a line's text stands. */
export interface LinePlace {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** 1-based line number in the original input. */
  readonly number: number;
}

/** How many lines can be looked back for, at least. */
export const reach = 128;

/**
 * The last lines of an input, by reference into the blocks that they came in, so that a line which is never looked at
 * costs nothing. The bytes of a block must not change while it is kept.
 */
export class RecentLines {
  readonly #batches: LineBatch[] = [];

  /** How many lines there were. */
  get count(): number {
    const last = this.#batches.at(-1);
    return last ? last.index + last.count : 0;
  }

  add(batch: LineBatch): void {
    for (
      let [first] = this.#batches;
      first && first.index + first.count < batch.index - reach;
      [first] = this.#batches
    )
      this.#batches.shift();
    this.#batches.push(batch);
  }

  /** The blocks' lines among which those from the first to the last stand, as far as they are still known. */
  batches(first: number, last: number): readonly LineBatch[] {
    const newest = this.#batches.at(-1);
    if (newest && newest.index <= first) return first < newest.index + newest.count ? [newest] : [];
    return this.#batches.filter(({ index, count }) => index <= last && first < index + count);
  }

  /** The block's lines among which a line is, by its index; `undefined` where it is too long ago. */
  batchOf(index: number): LineBatch | undefined {
    for (let at = this.#batches.length - 1; at >= 0; at--) {
      const batch = this.#batches[at];
      if (batch && index >= batch.index) return index < batch.index + batch.count ? batch : undefined;
    }
    return undefined;
  }

  /** The place of a line by its index; `undefined` where it is too long ago. */
  find(index: number): LinePlace | undefined {
    const batch = this.batchOf(index);
    if (!batch) return undefined;
    const line = index - batch.index;
    return {
      bytes: batch.bytes,
      start: batch.starts[line] ?? 0,
      end: batch.ends[line] ?? 0,
      number: batch.number + line,
    };
  }
}
