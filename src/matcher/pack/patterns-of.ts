import type { FailureRecord } from '../../record/index.ts';
import type { ParsedPattern } from '../pattern/ast.ts';
import { checkProgram } from '../pattern/compile-pattern.ts';
import { parsePattern } from '../pattern/parse-pattern.ts';
import { PatternError, type PatternFault } from '../pattern/pattern-error.ts';
import type { PackedPattern } from './packed-pattern.ts';

/** A pattern that no pack takes, and why. */
export interface RefusedPattern {
  readonly id: string;
  /** Index into the record's patterns: `regex` first, then `patterns`. */
  readonly pattern: number;
  readonly regex: string;
  readonly code: PatternFault;
  readonly message: string;
}

/** A record's patterns in order: `regex` is pattern 0, `patterns` follow. */
export function patternsOf({ id, regex, patterns = [] }: FailureRecord): readonly PackedPattern[] {
  const all = regex === undefined ? patterns : [{ regex }, ...patterns];
  return all.map(({ sequence, within = 10, occurrence = 'last', cause, ...single }, pattern) => ({
    id,
    pattern,
    parts: sequence ?? (single.regex === undefined ? [] : [single.regex]),
    within,
    occurrence,
    ...(cause === undefined ? {} : { cause }),
  }));
}

/** The patterns of a record that are invalid or cannot be run in time linear in the input. */
export function refusedPatterns(record: FailureRecord): readonly RefusedPattern[] {
  return patternsOf(record).flatMap(({ id, pattern, parts }) =>
    parts.flatMap((regex) => {
      try {
        parseUsable(regex);
        return [];
      } catch (error) {
        if (!(error instanceof PatternError)) throw error;
        return [{ id, pattern, regex, code: error.code, message: error.message }];
      }
    }),
  );
}

/** @throws {PatternError} where a pattern is invalid, too large, not regular or matches nothing at all. */
export function parseUsable(regex: string): ParsedPattern {
  const parsed = parsePattern(regex);
  checkProgram(parsed);
  return parsed;
}
