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
  /** Its lines are part of the block being read. */
  attached: boolean;
}

/** The patterns that held, by their number in the pack. */
export class PatternHits {
  readonly #hits = new Map<number, Entry>();
  #attached: Entry[] = [];

  countOf(pattern: number): number {
    return this.#hits.get(pattern)?.count ?? 0;
  }

  add(number: number, pattern: PackedPattern, lines: readonly HeldLine[], block?: Uint8Array): void {
    const lastLine = lines.at(-1)?.line ?? 0;
    const known = this.#hits.get(number);
    if (!known) {
      const entry = { pattern, lines, block, count: 1, lastLine, attached: true };
      this.#hits.set(number, entry);
      this.#attached.push(entry);
      return;
    }
    if (lastLine !== known.lastLine) known.count++;
    known.lastLine = lastLine;
    if (pattern.occurrence === 'first') return;
    known.lines = lines;
    known.block = block;
    if (!known.attached) this.#attached.push(known);
    known.attached = true;
  }

  /** Copies what is held of the block that was read, so that it can go. */
  detach(): void {
    // In the order in which they stand, which is the quickest to find them in.
    this.#attached.sort((a, b) => a.lastLine - b.lastLine);
    for (const entry of this.#attached) {
      entry.lines = entry.lines.map(detached);
      entry.attached = false;
    }
    this.#attached = [];
  }

  list(): readonly PatternHit[] {
    return [...this.#hits.values()];
  }
}
