import { asciiBits, hasUnit } from './char-set.ts';
import { firstUnits, type FirstUnits } from './first-units.ts';
import { holds, op, type Program } from './program.ts';

/** Offsets of a match: start and end of the whole, then of each group; -1 where a group took no part. */
export type Slots = readonly number[];

/** A list that is written over again and again: an array that is cut short is made anew. */
interface Threads {
  count: number;
  readonly pcs: number[];
  readonly slots: Slots[];
  /** Step at which an instruction was last added, so that none is added twice in one. */
  readonly added: Int32Array;
}

/**
 * Finds the leftmost match in a line, by the priorities of a backtracking engine, with its captures. Time is the
 * line's length by the program's at worst. (R. Cox, "Regular Expression Matching: the Virtual Machine Approach", 2009.)
 */
export class PikeVm {
  readonly #program: Program;
  readonly #first: FirstUnits;
  /** For each set the ASCII units it holds. */
  readonly #ascii: Int32Array;
  readonly #none: Slots;
  #current: Threads;
  #upcoming: Threads;
  /** What is still to be followed, the preferred way on top. */
  readonly #waitingPcs: number[] = [];
  readonly #waitingSlots: Slots[] = [];

  constructor(program: Program) {
    const count = program.code.length / 3;
    this.#program = program;
    this.#first = firstUnits(program);
    this.#ascii = asciiBits(program.sets);
    this.#none = Array.from({ length: program.slots }, () => -1);
    this.#current = newThreads(count);
    this.#upcoming = newThreads(count);
  }

  find(line: string): Slots | undefined {
    this.#clear();
    let found: Slots | undefined;
    for (let at = 0; at <= line.length; at++) {
      const unit = unitAt(line, at);
      // A later start has the least priority, and none once something matched.
      if (!found && this.#first.has(unit)) this.#add(this.#current, 0, this.#none, line, at);
      if (this.#current.count > 0) found = this.#step(line, at, unit) ?? found;
      else if (found) break;
    }
    return found;
  }

  #clear(): void {
    for (const threads of [this.#current, this.#upcoming]) {
      threads.count = 0;
      threads.added.fill(-1);
    }
  }

  /** Moves all threads over a unit, those of less priority only until one has matched. */
  #step(line: string, at: number, unit: number): Slots | undefined {
    const { code } = this.#program;
    const current = this.#current;
    const upcoming = this.#upcoming;
    let found: Slots | undefined;
    for (let i = 0; i < current.count && !found; i++) {
      const pc = current.pcs[i] ?? 0;
      const slots = current.slots[i] ?? this.#none;
      if (code[pc * 3] === op.match) found = slots;
      else if (this.#takes(code[pc * 3 + 1] ?? 0, unit)) this.#add(upcoming, pc + 1, slots, line, at + 1);
    }
    current.count = 0;
    this.#current = upcoming;
    this.#upcoming = current;
    return found;
  }

  #takes(set: number, unit: number): boolean {
    if (unit >= 128) return hasUnit(this.#program.sets[set] ?? [], unit);
    return unit >= 0 && (((this.#ascii[set * 4 + (unit >> 5)] ?? 0) >>> (unit & 31)) & 1) === 1;
  }

  /** Follows what takes no unit, preferred ways first; what waits for a unit becomes a thread. */
  #add(threads: Threads, entry: number, entrySlots: Slots, line: string, at: number): void {
    const { code } = this.#program;
    let waiting = 0;
    let pc = entry;
    let slots = entrySlots;
    for (;;) {
      const isNew = threads.added[pc] !== at;
      threads.added[pc] = at;
      const x = code[pc * 3 + 1] ?? 0;
      switch (isNew ? code[pc * 3] : undefined) {
        case op.split:
          this.#waitingPcs[waiting] = code[pc * 3 + 2] ?? 0;
          this.#waitingSlots[waiting++] = slots;
          pc = x;
          continue;
        case op.jump:
          pc = x;
          continue;
        case op.save:
          slots = slots.with(x, at);
          pc++;
          continue;
        case op.assert:
          if (!holds(x, unitAt(line, at - 1), unitAt(line, at))) break;
          pc++;
          continue;
        case undefined:
          break;
        default:
          threads.pcs[threads.count] = pc;
          threads.slots[threads.count++] = slots;
      }
      if (waiting === 0) return;
      pc = this.#waitingPcs[--waiting] ?? 0;
      slots = this.#waitingSlots[waiting] ?? this.#none;
    }
  }
}

function newThreads(count: number): Threads {
  return { count: 0, pcs: [], slots: [], added: new Int32Array(count).fill(-1) };
}

/** -1 beyond the line. */
function unitAt(line: string, at: number): number {
  return at >= 0 && at < line.length ? line.charCodeAt(at) : -1;
}
