import { MatcherError } from '../matcher-error.ts';
import { PatternError } from '../pattern/pattern-error.ts';
import { requiredLiterals, type Need } from '../scan/required-literals.ts';
import { literalCosts } from '../scan/window-cost.ts';
import type { PackedPattern } from './packed-pattern.ts';
import { parseUsable } from './patterns-of.ts';

/** Patterns whose texts are of a byte or two, or that need none, run on many lines; a pack takes this many of them. */
const mostEveryLine = 32;

/** Which texts to look for, and what is to run where one stands. */
export interface AssignedLiterals {
  /** Distinct texts. */
  readonly literals: readonly string[];
  /** For each text where it is needed. */
  readonly users: readonly (readonly Use[])[];
  /** The probes that need none. */
  readonly everyLine: readonly number[];
}

/** A probe that is to run where a text stands, if what else it needs stands before and after it. */
export interface Use extends Pick<Need, 'before' | 'after' | 'near'> {
  readonly probe: number;
}

/** A part of a pattern: one regular expression on one line. */
export type Probe = readonly [pattern: number, part: number];

/** @throws {MatcherError} `bad_pattern` for one that cannot be run, and where too many have no literal. */
export function assignLiterals(
  patterns: readonly PackedPattern[],
  probes: readonly Probe[],
): AssignedLiterals {
  const numbers = new Map<string, number>();
  const users: Use[][] = [];
  const everyLine: number[] = [];
  const terms = { cost: literalCosts(), shortest: 3 };
  let brief = 0;
  for (const [probe, [pattern, part]] of probes.entries()) {
    const packed = patterns[pattern];
    if (!packed) continue;
    const root = parseNamed(packed, part);
    const long = requiredLiterals(root, terms);
    if (!long && ++brief > mostEveryLine) throw tooMany(packed, part);
    const needs = long ?? requiredLiterals(root, { ...terms, shortest: 1 });
    if (!needs) everyLine.push(probe);
    for (const { literal, ...links } of needs ?? []) {
      const known = numbers.get(literal);
      if (known !== undefined) users[known]?.push({ probe, ...links });
      else numbers.set(literal, users.push([{ probe, ...links }]) - 1);
    }
  }
  return { literals: [...numbers.keys()], users, everyLine };
}

function parseNamed({ id, pattern, parts }: PackedPattern, part: number) {
  const regex = parts[part] ?? '';
  try {
    return parseUsable(regex).root;
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    const where = `${id}: pattern ${pattern} /${regex.slice(0, 80)}/`;
    throw new MatcherError('bad_pattern', `${where}: ${error.message}`, { cause: error });
  }
}

function tooMany({ id, parts }: PackedPattern, part: number): MatcherError {
  return new MatcherError(
    'bad_pattern',
    `${id}: Expected three bytes of text that /${parts[part]}/ always needs, found none, and ` +
      `${mostEveryLine} other patterns already run on every line`,
  );
}
