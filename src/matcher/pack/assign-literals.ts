import { MatcherError } from '../matcher-error.ts';
import { PatternError } from '../pattern/pattern-error.ts';
import { requiredLiterals } from '../scan/required-literals.ts';
import { literalCosts } from '../scan/window-cost.ts';
import type { PackedPattern } from './packed-pattern.ts';
import { parseUsable } from './patterns-of.ts';

/** Patterns without a literal run on every line, which costs; a pack takes this many of them. */
const mostEveryLine = 32;

/** Which texts to look for, and what is to run where one stands. */
export interface AssignedLiterals {
  /** Distinct texts. */
  readonly literals: readonly string[];
  /** For each text where it is needed. */
  readonly users: readonly (readonly Use[])[];
  /** The probes that need none, with shorter texts of which one stands where they hold; none where there are none. */
  readonly everyLine: readonly ShortProbe[];
}

/** A probe that is to run where a text stands, if what else it needs is there. */
export interface Use {
  readonly probe: number;
  readonly also: readonly (readonly string[])[];
}

/** A probe that no literal is needed by, and texts of a byte or two. */
export interface ShortProbe {
  readonly probe: number;
  readonly texts: readonly string[];
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
  const everyLine: ShortProbe[] = [];
  const terms = { cost: literalCosts(), shortest: 3 };
  for (const [probe, [pattern, part]] of probes.entries()) {
    const packed = patterns[pattern];
    if (!packed) continue;
    const root = parseNamed(packed, part);
    const found = requiredLiterals(root, terms);
    if (!found) {
      const texts = requiredLiterals(root, { ...terms, shortest: 1 }) ?? [];
      everyLine.push({ probe, texts: texts.map(({ literal }) => literal) });
    }
    if (everyLine.length > mostEveryLine) throw tooMany(packed, part);
    for (const { literal, also } of found ?? []) {
      const known = numbers.get(literal);
      if (known !== undefined) users[known]?.push({ probe, also });
      else numbers.set(literal, users.push([{ probe, also }]) - 1);
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
