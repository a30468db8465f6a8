import type { LineBatch, RecentLines } from '../lines/recent-lines.ts';
import { shownText } from './line-ring.ts';

/** Lines that become text only where somebody wants to read them. */
export interface HeldLines {
  /** Line number in the original input of each. */
  readonly numbers: readonly number[];
  texts(): readonly string[];
  slice(start: number, end: number): HeldLines;
  /** Copies what is held, if it was not copied yet, so that the blocks which it stood in can go. */
  detach(): void;
}

/** One byte more than is shown, so that a longer line is told from one of that length. */
const copiedBytes = 1025;

/** Holds lines that are still among the recent ones, the first to the last. */
export function holdLines(lines: RecentLines, first: number, last: number): HeldLines {
  return new RecentlyHeld(lines.batches(first, last), first, last);
}

/** Most excerpts are outdone by the next one: only what outlives the block is copied. */
class RecentlyHeld implements HeldLines {
  readonly #first: number;
  readonly #last: number;
  #batches: readonly LineBatch[];
  #copied: CopiedLines | undefined;

  constructor(batches: readonly LineBatch[], first: number, last: number) {
    this.#batches = batches;
    this.#first = first;
    this.#last = last;
  }

  get numbers(): readonly number[] {
    return this.#copy().numbers;
  }

  texts(): readonly string[] {
    return this.#copy().texts();
  }

  slice(start: number, end: number): HeldLines {
    return this.#copy().slice(start, end);
  }

  detach(): void {
    this.#copy();
  }

  #copy(): CopiedLines {
    if (this.#copied) return this.#copied;
    this.#copied = copyLines(this.#batches, this.#first, this.#last);
    this.#batches = [];
    return this.#copied;
  }
}

function copyLines(batches: readonly LineBatch[], first: number, last: number): CopiedLines {
  const parts: Uint8Array[] = [];
  const bounds = [0];
  const numbers: number[] = [];
  let size = 0;
  for (const { bytes, starts, ends, count, index, number } of batches) {
    const stop = Math.min(count, last + 1 - index);
    for (let line = Math.max(0, first - index); line < stop; line++) {
      const start = starts[line] ?? 0;
      const part = bytes.subarray(start, Math.min(ends[line] ?? 0, start + copiedBytes));
      parts.push(part);
      bounds.push((size += part.length));
      numbers.push(number + line);
    }
  }
  const bytes = new Uint8Array(size);
  for (const [i, part] of parts.entries()) bytes.set(part, bounds[i]);
  return new CopiedLines(bytes, bounds, numbers);
}

/** Lines with bytes of their own. */
class CopiedLines implements HeldLines {
  readonly numbers: readonly number[];
  readonly #bytes: Uint8Array;
  readonly #bounds: readonly number[];

  constructor(bytes: Uint8Array, bounds: readonly number[], numbers: readonly number[]) {
    this.#bytes = bytes;
    this.#bounds = bounds;
    this.numbers = numbers;
  }

  texts(): readonly string[] {
    const bounds = this.#bounds;
    return this.numbers.map((_, i) => shownText(this.#bytes, bounds[i] ?? 0, bounds[i + 1] ?? 0));
  }

  slice(start: number, end: number): HeldLines {
    const bounds = this.#bounds.slice(start, end + 1);
    return new CopiedLines(this.#bytes, bounds, this.numbers.slice(start, end));
  }

  detach(): void {
    // It stands on its own already.
  }
}
