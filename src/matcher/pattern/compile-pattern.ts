import type { Node, ParsedPattern } from './ast.ts';
import { compileProgram } from './compile-program.ts';
import { LazyDfa } from './lazy-dfa.ts';
import { parsePattern } from './parse-pattern.ts';
import { PatternError } from './pattern-error.ts';
import { PikeVm, type Slots } from './pike-vm.ts';
import type { Program } from './program.ts';
import { SpanDfa } from './span-dfa.ts';

/** One regular expression on one line, ready to run in time linear in the line. */
export interface CompiledPattern {
  /** Whether a match lies in `units[from..to)`, taken for a whole line. */
  readonly test: (units: Uint16Array, from: number, to: number) => boolean;
  /** The same for a line of bytes; `undefined` where one of them is not ASCII. */
  readonly testAscii: (bytes: Uint8Array, from: number, to: number) => boolean | undefined;
  /** The leftmost match with its named groups. */
  readonly find: (line: string) => PatternMatch | undefined;
}

export interface PatternMatch {
  /** 0-based index of the first character. */
  readonly at: number;
  readonly length: number;
  /** Named groups that took part. */
  readonly captures: Readonly<Record<string, string>>;
}

/** @throws {PatternError} where the pattern is not valid or cannot be run in linear time. */
export function compilePattern(source: string): CompiledPattern {
  const parsed = parsePattern(source);
  const program = checkProgram(parsed);
  let dfa: LazyDfa | undefined;
  let find: ((line: string) => PatternMatch | undefined) | undefined;
  return {
    test: (units, from, to) => (dfa ??= new LazyDfa(program)).test(units, from, to),
    testAscii: (bytes, from, to) => (dfa ??= new LazyDfa(program)).testAscii(bytes, from, to),
    find: (line) => (find ??= finderOf(program, parsed.groups))(line),
  };
}

/** So often a pattern is looked for before a table for it is worth its making, or once in a line so long. */
const often = 4;
const longLine = 1024;

function finderOf(program: Program, groups: ParsedPattern['groups']): CompiledPattern['find'] {
  const vm = new PikeVm(program);
  const isPlain = groups.every((name) => name === undefined);
  let count = 0;
  let spans: SpanDfa | undefined;
  return (line) => {
    const span =
      isPlain && (++count > often || line.length > longLine)
        ? (spans ??= new SpanDfa(program)).find(line)
        : 'tired';
    if (span === 'tired') return matchOf(vm.find(line), groups, line);
    return span && { at: span.at, length: span.end - span.at, captures: {} };
  };
}

function matchOf(
  slots: Slots | undefined,
  groups: ParsedPattern['groups'],
  line: string,
): PatternMatch | undefined {
  if (!slots) return undefined;
  const [at = 0, end = 0] = slots;
  const captures = groups.flatMap((name, i) => {
    const from = slots[2 * i + 2] ?? -1;
    const to = slots[2 * i + 3] ?? -1;
    return name !== undefined && from >= 0 && to >= from ? [[name, line.slice(from, to)] as const] : [];
  });
  return { at, length: end - at, captures: Object.fromEntries(captures) };
}

/** @throws {PatternError} where the pattern is too large or matches the empty line. */
export function checkProgram(parsed: ParsedPattern): Program {
  if (isNullable(parsed.root)) {
    throw new PatternError(
      'matches_empty',
      'Expected a pattern that needs some text; this one matches an empty line',
    );
  }
  return compileProgram(parsed);
}

/** Whether a node can match without taking a unit; assertions are taken to hold. */
export function isNullable(node: Node): boolean {
  switch (node.kind) {
    case 'empty':
    case 'assert':
      return true;
    case 'set':
      return false;
    case 'group':
      return isNullable(node.body);
    case 'concat':
      return node.parts.every(isNullable);
    case 'alternate':
      return node.branches.some(isNullable);
    case 'repeat':
      return node.min === 0 || isNullable(node.body);
  }
}
