import type { Assertion, Node, ParsedPattern } from './ast.ts';
import type { CharSet } from './char-set.ts';
import { PatternError } from './pattern-error.ts';
import { assertion, op, type Program } from './program.ts';

const mostInstructions = 5_000;

interface Builder {
  readonly code: number[];
  readonly sets: CharSet[];
  readonly setIndexes: Map<string | CharSet, number>;
}

/** @throws {PatternError} `too_large` where counted repetition unrolls beyond the bound. */
export function compileProgram({ root, groups }: ParsedPattern): Program {
  const size = instructionsOf(root);
  if (size > mostInstructions) {
    throw new PatternError('too_large', `Expected at most ${mostInstructions} instructions, found ${size}`);
  }
  const builder: Builder = { code: [], sets: [], setIndexes: new Map() };
  emit(builder, op.save, 0);
  compile(builder, root);
  emit(builder, op.save, 1);
  emit(builder, op.match);
  return { code: Int32Array.from(builder.code), sets: builder.sets, slots: 2 * (groups.length + 1) };
}

/** Counted before anything is unrolled, so that `((a{999}){999}){999}` costs nothing. */
function instructionsOf(node: Node): number {
  switch (node.kind) {
    case 'empty':
      return 0;
    case 'set':
    case 'assert':
      return 1;
    case 'group':
      return 2 + instructionsOf(node.body);
    case 'concat':
      return node.parts.reduce((sum, part) => sum + instructionsOf(part), 0);
    case 'alternate':
      return node.branches.reduce((sum, branch) => sum + 2 + instructionsOf(branch), 0);
    case 'repeat': {
      const copies = node.max === Infinity ? node.min + 1 : node.max;
      return copies * (2 + instructionsOf(node.body));
    }
  }
}

function emit({ code }: Builder, what: number, x = 0, y = 0): number {
  code.push(what, x, y);
  return code.length / 3 - 1;
}

function aim({ code }: Builder, at: number, x: number, y: number): void {
  code[at * 3 + 1] = x;
  code[at * 3 + 2] = y;
}

function next({ code }: Builder): number {
  return code.length / 3;
}

function compile(builder: Builder, node: Node): void {
  switch (node.kind) {
    case 'empty':
      return;
    case 'set':
      emit(builder, op.char, setIndex(builder, node.set));
      return;
    case 'assert':
      emit(builder, op.assert, assertionCode(node.what));
      return;
    case 'concat':
      for (const part of node.parts) compile(builder, part);
      return;
    case 'group':
      emit(builder, op.save, node.index * 2);
      compile(builder, node.body);
      emit(builder, op.save, node.index * 2 + 1);
      return;
    case 'alternate':
      compileAlternate(builder, node.branches);
      return;
    case 'repeat':
      compileRepeat(builder, node);
      return;
  }
}

function compileAlternate(builder: Builder, branches: readonly Node[]): void {
  const jumps: number[] = [];
  for (const [i, branch] of branches.entries()) {
    if (i === branches.length - 1) {
      compile(builder, branch);
      continue;
    }
    const split = emit(builder, op.split);
    compile(builder, branch);
    jumps.push(emit(builder, op.jump));
    aim(builder, split, split + 1, next(builder));
  }
  for (const jump of jumps) aim(builder, jump, next(builder), 0);
}

function compileRepeat(builder: Builder, node: Extract<Node, { kind: 'repeat' }>): void {
  const { body, min, max, greedy } = node;
  for (let i = 0; i < min; i++) compile(builder, body);
  const fork = (at: number, into: number, out: number) =>
    greedy ? aim(builder, at, into, out) : aim(builder, at, out, into);
  if (max === Infinity) {
    const split = emit(builder, op.split);
    compile(builder, body);
    emit(builder, op.jump, split);
    fork(split, split + 1, next(builder));
    return;
  }
  const splits: number[] = [];
  for (let i = min; i < max; i++) {
    splits.push(emit(builder, op.split));
    compile(builder, body);
  }
  for (const split of splits) fork(split, split + 1, next(builder));
}

function setIndex({ sets, setIndexes }: Builder, set: CharSet): number {
  // Most sets are those of characters, which patterns share.
  const known = setIndexes.get(set);
  if (known !== undefined) return known;
  const key = set.join();
  const index = setIndexes.get(key) ?? sets.push(set) - 1;
  setIndexes.set(key, index);
  setIndexes.set(set, index);
  return index;
}

function assertionCode(what: Assertion): number {
  switch (what) {
    case 'start':
      return assertion.start;
    case 'end':
      return assertion.end;
    case 'word-boundary':
      return assertion.wordBoundary;
    case 'not-word-boundary':
      return assertion.notWordBoundary;
  }
}
