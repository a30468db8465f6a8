import type { PackedPattern } from '../pack/packed-pattern.ts';
import type { HeldLine } from './held-line.ts';

/** What is known of one pattern in one input. */
export interface PatternHit {
  readonly pattern: PackedPattern;
  /** For each part the line it held on, at the occurrence that counts. */
  readonly lines: readonly HeldLine[];
  /** Lines on which it held. */
  readonly count: number;
  /** The line counted last, so that a line that is read in pieces counts once. */
  readonly lastLine: number;
  /** First to last line of a sequence as shown, where they still could be read. */
  readonly block: Uint8Array | undefined;
}

/** The patterns that held, by their number in the pack. */
export class PatternHits {
  readonly #hits = new Map<number, PatternHit>();

  countOf(pattern: number): number {
    return this.#hits.get(pattern)?.count ?? 0;
  }

  add(number: number, pattern: PackedPattern, lines: readonly HeldLine[], block?: Uint8Array): void {
    const last = lines.at(-1)?.line ?? 0;
    const known = this.#hits.get(number);
    if (!known) {
      this.#hits.set(number, { pattern, lines, count: 1, lastLine: last, block });
      return;
    }
    const count = known.count + (last === known.lastLine ? 0 : 1);
    const kept = pattern.occurrence === 'first' ? known : { pattern, lines, block };
    this.#hits.set(number, { ...kept, pattern, count, lastLine: last });
  }

  list(): readonly PatternHit[] {
    return [...this.#hits.values()];
  }
}
