import { compileProgram } from '../pattern/compile-program.ts';
import type { Node } from '../pattern/ast.ts';
import { LazyDfa } from '../pattern/lazy-dfa.ts';
import { parsePattern } from '../pattern/parse-pattern.ts';
import { PatternError } from '../pattern/pattern-error.ts';

/** Whether any of several patterns may match a line: all of them in one automaton, one look-up a byte. */
export type AnyOf = (bytes: Uint8Array, from: number, to: number) => boolean;

/** Joins patterns that need no literal, so that running them on every line costs as much as running one. */
export function anyOf(regexes: readonly string[]): AnyOf {
  const dfa = joined(regexes);
  // A line that is not ASCII is left to the patterns themselves.
  return dfa ? (bytes, from, to) => dfa.testAscii(bytes, from, to) ?? true : () => regexes.length > 0;
}

function joined(regexes: readonly string[]): LazyDfa | undefined {
  if (regexes.length === 0) return undefined;
  try {
    const branches = regexes.map((regex): Node => parsePattern(regex).root);
    return new LazyDfa(compileProgram({ root: { kind: 'alternate', branches }, groups: groupsOf(regexes) }));
  } catch (error) {
    if (error instanceof PatternError) return undefined;
    throw error;
  }
}

/** As many as any of them has: nobody reads their captures here, but their instructions name them. */
function groupsOf(regexes: readonly string[]): readonly undefined[] {
  const most = Math.max(...regexes.map((regex) => parsePattern(regex).groups.length));
  return Array.from({ length: most }, () => undefined);
}
