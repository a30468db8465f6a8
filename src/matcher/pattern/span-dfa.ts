import { hasUnit } from './char-set.ts';
import { firstUnits, type FirstUnits } from './first-units.ts';
import { holds, op, type Program } from './program.ts';
import { before, beforeAfter, StateTable, unknown } from './state-table.ts';
import { unitClasses, type UnitClasses } from './unit-classes.ts';

/** Where a match begins and ends. */
export interface Span {
  readonly at: number;
  readonly end: number;
}

/** Cells of the table, four bytes each. */
const mostCells = 1 << 14;
/** So many steps for each unit of a line, and the search is given up. */
const patience = 8;
/** Row of the state in which nothing can match any more. */
const dead = 0;

/**
 * Finds the leftmost match in a line, by the priorities of a backtracking engine, as `PikeVm` does but without captures:
 * from one place after another at which a match may begin, one table look-up a unit.
 *
 * A state is a list of instructions that wait at a place, the preferred ones first, and what stands before it. The cell
 * of a state and a unit holds the row of the next state, doubled, and one more if a match ends before that unit.
 */
export class SpanDfa {
  readonly #program: Program;
  readonly #first: FirstUnits;
  readonly #classes: UnitClasses;
  readonly #states: StateTable;
  /** Rows of the states at which a match begins, by what stands before it. */
  readonly #starts = [unknown, unknown, unknown];
  #steps = 0;

  constructor(program: Program) {
    this.#program = program;
    this.#first = firstUnits(program);
    this.#classes = unitClasses(program.sets);
    this.#states = new StateTable(this.#classes.count);
    this.#reset();
  }

  /** `undefined` where nothing matches; `'tired'` where that takes too long to tell, and the virtual machine is quicker. */
  find(line: string): Span | 'tired' | undefined {
    this.#steps = 0;
    for (let at = 0; at <= line.length; at++) {
      if (!this.#first.has(at < line.length ? line.charCodeAt(at) : -1)) continue;
      const end = this.#endFrom(line, at);
      if (end >= 0) return { at, end };
      if (this.#steps > patience * line.length) return 'tired';
    }
    return undefined;
  }

  /** Where the match ends that begins at a place; -1 where none does. */
  #endFrom(line: string, at: number): number {
    const { ascii } = this.#classes;
    const atEnd = this.#states.stride - 1;
    let row = this.#startAfter(at > 0 ? beforeAfter(line.charCodeAt(at - 1)) : before.nothing);
    let { next } = this.#states;
    let end = -1;
    let place = at;
    for (; row !== dead; place++) {
      const unit = place < line.length ? line.charCodeAt(place) : -1;
      const unitClass = unit < 0 ? atEnd : unit < 128 ? (ascii[unit] ?? 0) : this.#classes.classOf(unit);
      let cell = next[row + unitClass] ?? unknown;
      if (cell === unknown) {
        cell = this.#step(row, unitClass);
        next = this.#states.next;
      }
      if ((cell & 1) === 1) end = place;
      row = cell >> 1;
    }
    this.#steps += place - at;
    return end;
  }

  #startAfter(what: number): number {
    const known = this.#starts[what] ?? unknown;
    return known === unknown ? (this.#starts[what] = this.#rowOf([0], what)) : known;
  }

  #reset(): void {
    this.#starts.fill(unknown);
    this.#states.clear();
    this.#rowOf([], before.nothing);
  }

  /** Row of a state. Nothing waits in the first one, whatever stands before it. */
  #rowOf(kernel: readonly number[], what: number): number {
    return this.#states.rowOf(kernel, kernel.length === 0 ? before.nothing : what);
  }

  #step(row: number, unitClass: number): number {
    const states = this.#states;
    const unit = this.#classes.sampleOf(unitClass);
    const { kernel, matched } = this.#follow(states.kernelOf(row), states.unitBefore(row), unit);
    const isFull = states.size > mostCells;
    if (isFull) this.#reset();
    const cell = 2 * this.#rowOf(kernel, beforeAfter(unit)) + Number(matched);
    if (!isFull) states.next[row + unitClass] = cell;
    return cell;
  }

  /** Where a kernel goes on a unit, and whether it matches before taking it, which ends all that is less preferred. */
  #follow(kernel: readonly number[], previous: number, unit: number) {
    const { code, sets } = this.#program;
    const next = new Set<number>();
    const seen = new Set<number>();
    // The preferred way on top.
    const waiting = kernel.toReversed();
    for (let pc = waiting.pop(); pc !== undefined; pc = waiting.pop()) {
      if (seen.has(pc)) continue;
      seen.add(pc);
      const x = code[pc * 3 + 1] ?? 0;
      switch (code[pc * 3]) {
        case op.char:
          if (unit >= 0 && hasUnit(sets[x] ?? [], unit)) next.add(pc + 1);
          break;
        case op.split:
          waiting.push(code[pc * 3 + 2] ?? 0, x);
          break;
        case op.jump:
          waiting.push(x);
          break;
        case op.save:
          waiting.push(pc + 1);
          break;
        case op.assert:
          if (holds(x, previous, unit)) waiting.push(pc + 1);
          break;
        default:
          return { kernel: [...next], matched: true };
      }
    }
    return { kernel: [...next], matched: false };
  }
}
