import { hasUnit } from './char-set.ts';
import { holds, op, type Program } from './program.ts';
import { before, beforeAfter, StateTable, unknown } from './state-table.ts';
import { unitClasses, type UnitClasses } from './unit-classes.ts';

/** Cells of one table, four bytes each. */
const mostCells = 1 << 17;
/** Row of the state in which a match is certain. */
const matched = 0;

/**
 * Says whether a program matches anywhere in a line, one table look-up a unit.
 *
 * A state is a set of instructions waiting at a position and what stands before it. States are made when
 * first reached; past the bound all of them are dropped and made anew, so memory stays bounded and
 * time linear whatever the pattern.
 */
export class LazyDfa {
  readonly #program: Program;
  readonly #classes: UnitClasses;
  readonly #states: StateTable;

  constructor(program: Program) {
    this.#program = program;
    this.#classes = unitClasses(program.sets);
    this.#states = new StateTable(this.#classes.count);
    this.#reset();
  }

  /** Whether a match lies in `units[from..to)`, which is taken for a whole line. */
  test(units: Uint16Array, from: number, to: number): boolean {
    const { ascii } = this.#classes;
    let next = this.#states.next;
    let row = this.#states.stride;
    for (let i = from; i < to; i++) {
      const unit = units[i] ?? 0;
      const unitClass = unit < 128 ? (ascii[unit] ?? 0) : this.#classes.classOf(unit);
      const target = next[row + unitClass] ?? unknown;
      if (target > 0) {
        row = target;
        continue;
      }
      row = target === matched ? matched : this.#step(row, unitClass);
      if (row === matched) return true;
      next = this.#states.next;
    }
    return this.#endsIn(row);
  }

  /** The same for a line of bytes; `undefined` where one of them is not ASCII. */
  testAscii(bytes: Uint8Array, from: number, to: number): boolean | undefined {
    const { ascii } = this.#classes;
    let next = this.#states.next;
    let row = this.#states.stride;
    for (let i = from; i < to; i++) {
      const byte = bytes[i] ?? 0;
      if (byte >= 128) return undefined;
      const unitClass = ascii[byte] ?? 0;
      const target = next[row + unitClass] ?? unknown;
      if (target > 0) {
        row = target;
        continue;
      }
      row = target === matched ? matched : this.#step(row, unitClass);
      if (row === matched) return true;
      next = this.#states.next;
    }
    return this.#endsIn(row);
  }

  #endsIn(row: number): boolean {
    const { next, stride } = this.#states;
    const end = stride - 1;
    const last = next[row + end] ?? unknown;
    return (last === unknown ? this.#step(row, end) : last) === matched;
  }

  #reset(): void {
    this.#states.clear();
    this.#states.rowOf([], before.nothing);
    this.#states.rowOf([0], before.nothing);
  }

  #step(row: number, unitClass: number): number {
    const states = this.#states;
    const unit = this.#classes.sampleOf(unitClass);
    const target = this.#targetOf(states.kernelOf(row), states.unitBefore(row), unit);
    const isFull = states.size > mostCells;
    if (isFull) this.#reset();
    const next = target ? states.rowOf(target, beforeAfter(unit)) : matched;
    if (!isFull) states.next[row + unitClass] = next;
    return next;
  }

  /** Where a kernel goes on a unit; `undefined` where it matches before taking it. */
  #targetOf(kernel: readonly number[], previous: number, unit: number): readonly number[] | undefined {
    const { code, sets } = this.#program;
    seen.begin(code.length / 3);
    after.begin(code.length / 3);
    for (const pc of kernel) seen.add(pc);
    after.add(0);
    // What is added is walked as well.
    for (let i = 0; i < seen.count; i++) {
      const pc = seen.members[i] ?? 0;
      const x = code[pc * 3 + 1] ?? 0;
      switch (code[pc * 3]) {
        case op.char:
          if (unit >= 0 && hasUnit(sets[x] ?? [], unit)) after.add(pc + 1);
          break;
        case op.split:
          seen.add(x);
          seen.add(code[pc * 3 + 2] ?? 0);
          break;
        case op.jump:
          seen.add(x);
          break;
        case op.save:
          seen.add(pc + 1);
          break;
        case op.assert:
          if (holds(x, previous, unit)) seen.add(pc + 1);
          break;
        default:
          return undefined;
      }
    }
    return [...after.members.subarray(0, after.count).sort()];
  }
}

/** A set of instructions, in memory that is used again and again. */
class Instructions {
  members = new Int32Array(256);
  #addedIn = new Int32Array(256);
  #round = 0;
  count = 0;

  /** Empties it, and makes room for the instructions of a program. */
  begin(size: number): void {
    if (size > this.members.length) {
      this.members = new Int32Array(size * 2);
      this.#addedIn = new Int32Array(size * 2);
    }
    if (this.#round === 0x7fffffff) {
      this.#addedIn.fill(0);
      this.#round = 0;
    }
    this.#round++;
    this.count = 0;
  }

  add(pc: number): void {
    if (this.#addedIn[pc] === this.#round) return;
    this.#addedIn[pc] = this.#round;
    this.members[this.count++] = pc;
  }
}

/** Working memory of `#targetOf`: where a state waits, and where it waits after the unit. */
const seen = new Instructions();
const after = new Instructions();
