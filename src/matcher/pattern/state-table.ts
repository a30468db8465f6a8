import { isWordUnit } from './program.ts';

/** What stands before a state, as far as assertions can tell, and a unit like it. */
export const before = { nothing: 0, word: 1, other: 2 } as const;
const likeIt = [-1, 97, 32] as const;

/** What stands before a state that was reached by a unit. */
export function beforeAfter(unit: number): number {
  return isWordUnit(unit) ? before.word : before.other;
}

/** In a cell whose next state was not asked for yet. */
export const unknown = -1;

/**
 * The states of a lazily made automaton, each a list of instructions that wait and what stands before them, and a table
 * of what they lead to. Rows are multiples of the stride; a state has the row of its number.
 */
export class StateTable {
  readonly stride: number;
  /** What a state leads to, by its row + class. Another array once a state was made. */
  next = new Int32Array(0);
  readonly #rows = new Map<string, number>();
  #kernels: (readonly number[])[] = [];
  #befores: number[] = [];

  /** @param stride how many classes of units there are */
  constructor(stride: number) {
    this.stride = stride;
    this.clear();
  }

  /** Cells in use. */
  get size(): number {
    return this.#kernels.length * this.stride;
  }

  clear(): void {
    this.#rows.clear();
    this.#kernels = [];
    this.#befores = [];
    this.next = new Int32Array(this.stride * 8).fill(unknown);
  }

  /** Row of a state, made if need be. */
  rowOf(kernel: readonly number[], what: number): number {
    const key = `${what}:${kernel.join()}`;
    const known = this.#rows.get(key);
    if (known !== undefined) return known;
    const row = this.size;
    this.#kernels.push(kernel);
    this.#befores.push(what);
    if (row + this.stride > this.next.length) {
      const grown = new Int32Array(this.next.length * 2).fill(unknown);
      grown.set(this.next);
      this.next = grown;
    }
    this.#rows.set(key, row);
    return row;
  }

  kernelOf(row: number): readonly number[] {
    return this.#kernels[row / this.stride] ?? [];
  }

  /** A unit like what stands before a state; -1 where nothing does. */
  unitBefore(row: number): number {
    return likeIt[this.#befores[row / this.stride] ?? 0] ?? -1;
  }
}
