import type { LineBatch, RecentLines } from '../lines/recent-lines.ts';
import { shownText } from './line-ring.ts';

/** Lines that are copied, and become text, only where somebody wants to read them: most excerpts are outdone by the next one. */
export interface HeldLines {
  readonly first: number;
  readonly last: number;
  batches: readonly LineBatch[];
  copied: CopiedLines | undefined;
}

/** One byte more than is shown, so that a longer line is told from one of that length. */
const copiedBytes = 1025;

/** Holds lines that are still among the recent ones, the first to the last. */
export function holdLines(lines: RecentLines, first: number, last: number): HeldLines {
  return { first, last, batches: lines.batches(first, last), copied: undefined };
}

/** Copies lines, if they were not copied yet, so that the blocks which they stood in can go. */
export function detached(lines: HeldLines): CopiedLines {
  lines.copied ??= copyLines(lines.batches, lines.first, lines.last);
  lines.batches = [];
  return lines.copied;
}

/** Some of the lines, by their place among them. */
export function sliceOf(lines: HeldLines, start: number, end: number): HeldLines {
  const copied = detached(lines).slice(start, end);
  return { first: lines.first + start, last: lines.first + end - 1, batches: [], copied };
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
export class CopiedLines {
  /** Line number in the original input of each. */
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

  slice(start: number, end: number): CopiedLines {
    const bounds = this.#bounds.slice(start, end + 1);
    return new CopiedLines(this.#bytes, bounds, this.numbers.slice(start, end));
  }
}
