import { hasUnit } from './char-set.ts';
import { holds, op, type Program } from './program.ts';

/** Offsets of a match: start and end of the whole, then of each group; -1 where a group took no part. */
export type Slots = readonly number[];

interface Threads {
  readonly pcs: number[];
  readonly slots: Slots[];
  /** Step at which an instruction was last added, so that none is added twice in one. */
  readonly added: Int32Array;
}

/**
 * The leftmost match in a line, by the priorities of a backtracking engine, with its captures. Time is the
 * line's length by the program's at worst. (R. Cox, "Regular Expression Matching: the Virtual Machine Approach", 2009.)
 */
export function findMatch(program: Program, line: string): Slots | undefined {
  const { code, sets } = program;
  const count = code.length / 3;
  let current = newThreads(count);
  let upcoming = newThreads(count);
  let found: Slots | undefined;
  const none: Slots = Array.from({ length: program.slots }, () => -1);
  for (let at = 0; at <= line.length; at++) {
    // A later start has the least priority, and none once something matched.
    if (!found) addThread(program, current, 0, none, line, at);
    if (current.pcs.length === 0 && found) break;
    const unit = at < line.length ? line.charCodeAt(at) : -1;
    for (const [i, pc] of current.pcs.entries()) {
      const slots = current.slots[i] ?? none;
      if (code[pc * 3] === op.match) {
        found = slots;
        break;
      }
      if (unit >= 0 && hasUnit(sets[code[pc * 3 + 1] ?? 0] ?? [], unit)) {
        addThread(program, upcoming, pc + 1, slots, line, at + 1);
      }
    }
    [current, upcoming] = [upcoming, current];
    upcoming.pcs.length = 0;
    upcoming.slots.length = 0;
  }
  return found;
}

function newThreads(count: number): Threads {
  return { pcs: [], slots: [], added: new Int32Array(count).fill(-1) };
}

/** Follows what takes no unit, preferred ways first; what waits for a unit becomes a thread. */
function addThread(
  { code }: Program,
  threads: Threads,
  entry: number,
  entrySlots: Slots,
  line: string,
  at: number,
): void {
  const waiting: { readonly pc: number; readonly slots: Slots }[] = [{ pc: entry, slots: entrySlots }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { pc, slots } = next;
    if (threads.added[pc] === at) continue;
    threads.added[pc] = at;
    const x = code[pc * 3 + 1] ?? 0;
    switch (code[pc * 3]) {
      case op.split:
        waiting.push({ pc: code[pc * 3 + 2] ?? 0, slots }, { pc: x, slots });
        break;
      case op.jump:
        waiting.push({ pc: x, slots });
        break;
      case op.save:
        waiting.push({ pc: pc + 1, slots: slots.with(x, at) });
        break;
      case op.assert:
        if (holds(x, unitAt(line, at - 1), unitAt(line, at))) waiting.push({ pc: pc + 1, slots });
        break;
      default:
        threads.pcs.push(pc);
        threads.slots.push(slots);
    }
  }
}

function unitAt(line: string, at: number): number {
  return at >= 0 && at < line.length ? line.charCodeAt(at) : -1;
}
