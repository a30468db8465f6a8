import type { HeldLine } from './held-line.ts';

/** Parts of a sequence that held one after another, the last of them not long ago. */
interface Chain {
  readonly lines: readonly HeldLine[];
}

/**
 * Follows one sequence through the lines of an input. For each part it keeps the chain that began last, since that is
 * the one with the most lines left.
 */
export class SequenceTracker {
  readonly #within: number;
  readonly #chains: (Chain | undefined)[];

  /** @param within Lines that the sequence may reach beyond its first. */
  constructor(parts: number, within: number) {
    this.#within = within;
    this.#chains = Array.from({ length: parts }, () => undefined);
  }

  /** Whether a part could go on with a chain on this line, so that it is worth to be tried. */
  awaits(part: number, line: number): boolean {
    if (part === 0) return true;
    const start = this.#chains[part - 1]?.lines;
    const first = start?.[0]?.line;
    const last = start?.at(-1)?.line;
    return first !== undefined && last !== undefined && last < line && line - first <= this.#within;
  }

  /** The last line on which something may still be awaited that began on or before this line. */
  get deadline(): number {
    const starts = this.#chains.slice(0, -1).map((chain) => chain?.lines[0]?.line ?? -Infinity);
    return Math.max(...starts) + this.#within;
  }

  /**
   * Says that a part held on a line. Parts of one line are told from the last to the first.
   *
   * @returns The lines of all parts, where this was the last one.
   */
  take(part: number, held: HeldLine): readonly HeldLine[] | undefined {
    if (!this.awaits(part, held.line)) return undefined;
    const before = part === 0 ? [] : (this.#chains[part - 1]?.lines ?? []);
    const lines = [...before, held];
    if (part === this.#chains.length - 1) return lines;
    this.#chains[part] = { lines };
    return undefined;
  }
}
