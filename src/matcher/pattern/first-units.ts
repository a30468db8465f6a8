import { hasUnit, type CharSet } from './char-set.ts';
import { op, type Program } from './program.ts';

/** Where a match may begin. */
export interface FirstUnits {
  /** Whether a match may begin before this unit, or, for -1, at the end of the line; `false` is certain. */
  has(unit: number): boolean;
}

export function firstUnits(program: Program): FirstUnits {
  const { sets, canBeEmpty } = firstSets(program);
  const ascii = Uint8Array.from({ length: 128 }, (_, unit) =>
    Number(canBeEmpty || sets.some((set) => hasUnit(set, unit))),
  );
  return { has: (unit) => (unit < 0 ? canBeEmpty : unit >= 128 || ascii[unit] === 1) };
}

/** What the program may take first; assertions are taken to hold. */
function firstSets({ code, sets }: Program) {
  const first = new Set<CharSet>();
  const seen = new Set<number>([0]);
  let canBeEmpty = false;
  // A set keeps what is added while it is walked.
  for (const pc of seen) {
    const x = code[pc * 3 + 1] ?? 0;
    switch (code[pc * 3]) {
      case op.char:
        first.add(sets[x] ?? []);
        break;
      case op.split:
        seen.add(x).add(code[pc * 3 + 2] ?? 0);
        break;
      case op.jump:
        seen.add(x);
        break;
      case op.match:
        canBeEmpty = true;
        break;
      default:
        seen.add(pc + 1);
    }
  }
  return { sets: [...first], canBeEmpty };
}
