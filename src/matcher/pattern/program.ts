import type { CharSet } from './char-set.ts';

/**
 * A pattern as a Thompson automaton, three numbers an instruction:
 *
 *     op      x            y
 *     char    set index    -
 *     split   preferred    other
 *     jump    target       -
 *     save    slot         -
 *     assert  assertion    -
 *     match   -            -
 *
 * Instruction 0 is the entry. Targets count instructions, not numbers.
 */
export interface Program {
  readonly code: Int32Array;
  readonly sets: readonly CharSet[];
  /** Slots for captures: two for the whole match and two for each group. */
  readonly slots: number;
}

export const op = { char: 0, split: 1, jump: 2, save: 3, assert: 4, match: 5 } as const;
export const assertion = { start: 0, end: 1, wordBoundary: 2, notWordBoundary: 3 } as const;

export function isWordUnit(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit === 95
  );
}

/** Whether a position satisfies an assertion. `before` and `after` are -1 at the edge of the line. */
export function holds(what: number, before: number, after: number): boolean {
  switch (what) {
    case assertion.start:
      return before === -1;
    case assertion.end:
      return after === -1;
    case assertion.wordBoundary:
      return isWordUnit(before) !== isWordUnit(after);
    default:
      return isWordUnit(before) === isWordUnit(after);
  }
}
