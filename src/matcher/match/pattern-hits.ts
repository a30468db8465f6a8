import type { PackedPattern } from '../pack/packed-pattern.ts';
import { detached, type HeldLine } from './held-line.ts';

/** What is known of one pattern in one input. */
export interface PatternHit {
  readonly pattern: PackedPattern;
  /** For each part the line it held on, at the occurrence that counts. */
  readonly lines: readonly HeldLine[];
  /** Lines on which it held. */
  readonly count: number;
  /** First to last line of a sequence as shown, where they still could be read. */
  readonly block: Uint8Array | undefined;
}

interface Entry {
  readonly pattern: PackedPattern;
  lines: readonly HeldLine[];
  block: Uint8Array | undefined;
  count: number;
  /** The line counted last, so that a line that is read in pieces counts once. */
  lastLine: number;
  /** The block that its lines are part of, counted from 0; none where they have bytes of their own. */
  of: number | undefined;
}

/** Blocks whose bytes are kept for the lines that patterns held on: most are outdone by a line of a later block. */
const keptBlocks = 8;

/** The patterns that held, by their number in the pack. */
export class PatternHits {
  readonly #hits = new Map<number, Entry>();
  /** What was added in each block that is kept, the oldest first. */
  readonly #attached: Entry[][] = [[]];
  #block = 0;

  countOf(pattern: number): number {
    return this.#hits.get(pattern)?.count ?? 0;
  }

  add(number: number, pattern: PackedPattern, lines: readonly HeldLine[], block?: Uint8Array): void {
    const lastLine = lines.at(-1)?.line ?? 0;
    const known = this.#hits.get(number);
    if (!known) {
      const entry = { pattern, lines, block, count: 1, lastLine, of: this.#block };
      this.#hits.set(number, entry);
      this.#attached.at(-1)?.push(entry);
      return;
    }
    if (lastLine !== known.lastLine) known.count++;
    known.lastLine = lastLine;
    if (pattern.occurrence === 'first') return;
    known.lines = lines;
    known.block = block;
    if (known.of !== this.#block) this.#attached.at(-1)?.push(known);
    known.of = this.#block;
  }

  /** Ends a block; copies what is still held of the oldest that is kept, so that it can go. */
  endBlock(): void {
    const oldest = this.#attached.length < keptBlocks ? undefined : this.#attached.shift();
    if (oldest) {
      const left = oldest.filter((entry) => entry.of === this.#block - this.#attached.length);
      // In the order in which they stand, which is the quickest to find them in.
      for (const entry of left.sort((a, b) => a.lastLine - b.lastLine)) {
        entry.lines = entry.lines.map(detached);
        entry.of = undefined;
      }
    }
    this.#attached.push([]);
    this.#block++;
  }

  list(): readonly PatternHit[] {
    return [...this.#hits.values()];
  }
}
