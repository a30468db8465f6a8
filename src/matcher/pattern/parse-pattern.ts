import type { Node, ParsedPattern } from './ast.ts';
import { anyChar } from './char-set.ts';
import { literalNode, type Cursor } from './cursor.ts';
import { parseClass } from './parse-class.ts';
import { parseEscape } from './parse-escape.ts';
import { PatternError } from './pattern-error.ts';

const longest = 20_000;
const deepest = 100;
const highestCount = 1_000;

/**
 * Parses the regular part of ECMAScript's syntax, with `(?i)` and `(?i:…)` for case-insensitivity.
 *
 * @throws {PatternError} naming what cannot be run in linear time, and what is not valid.
 */
export function parsePattern(source: string): ParsedPattern {
  if (source.length > longest) {
    throw new PatternError('too_large', `Expected at most ${longest} characters, found ${source.length}`);
  }
  const cursor: Cursor = { source, at: 0, fold: false, depth: 0, groups: [] };
  const root = parseAlternation(cursor);
  if (cursor.at < source.length) throw new PatternError('syntax', 'Unmatched )', cursor.at);
  return { root, groups: cursor.groups };
}

function parseAlternation(cursor: Cursor): Node {
  const branches = [parseConcat(cursor)];
  while (cursor.source[cursor.at] === '|') {
    cursor.at++;
    branches.push(parseConcat(cursor));
  }
  const [only] = branches;
  return branches.length === 1 && only ? only : { kind: 'alternate', branches };
}

function parseConcat(cursor: Cursor): Node {
  const parts: Node[] = [];
  for (;;) {
    const next = cursor.source[cursor.at];
    if (next === undefined || next === '|' || next === ')') break;
    const atom = parseAtom(cursor);
    if (atom) parts.push(parseQuantifier(cursor, atom));
  }
  const [only] = parts;
  if (!only) return { kind: 'empty' };
  return parts.length === 1 ? only : { kind: 'concat', parts };
}

/** One atom; `undefined` for a flag group such as `(?i)`, which only changes what follows. */
function parseAtom(cursor: Cursor): Node | undefined {
  const start = cursor.at;
  const char = cursor.source[start] ?? '';
  switch (char) {
    case '(':
      return parseGroup(cursor);
    case '[':
      return parseClass(cursor);
    case '\\':
      return parseEscape(cursor);
    case '.':
      cursor.at++;
      return { kind: 'set', set: anyChar };
    case '^':
      cursor.at++;
      return { kind: 'assert', what: 'start' };
    case '$':
      cursor.at++;
      return { kind: 'assert', what: 'end' };
    case '*':
    case '+':
    case '?':
      throw new PatternError('syntax', 'Nothing to repeat', start);
    default:
      return parseLiteral(cursor);
  }
}

function parseLiteral(cursor: Cursor): Node {
  if (countAt(cursor)) throw new PatternError('syntax', 'Nothing to repeat', cursor.at);
  const code = cursor.source.codePointAt(cursor.at) ?? 0;
  cursor.at += code > 0xffff ? 2 : 1;
  return literalNode(code, cursor.fold);
}

function parseGroup(cursor: Cursor): Node | undefined {
  const start = cursor.at;
  if (++cursor.depth > deepest)
    throw new PatternError('too_large', `Groups nest deeper than ${deepest}`, start);
  const outerFold = cursor.fold;
  const opening = readOpening(cursor);
  if (opening === 'flags') {
    cursor.depth--;
    return undefined;
  }
  const index = opening === 'plain' ? 0 : cursor.groups.push(opening.name);
  const body = parseAlternation(cursor);
  if (cursor.source[cursor.at] !== ')') throw new PatternError('syntax', 'Unclosed group', start);
  cursor.at++;
  cursor.depth--;
  cursor.fold = outerFold;
  return index === 0 ? body : { kind: 'group', index, body };
}

function readOpening(cursor: Cursor): 'flags' | 'plain' | { readonly name: string | undefined } {
  const start = cursor.at;
  const rest = cursor.source.slice(start, start + 80);
  if (!rest.startsWith('(?')) {
    cursor.at++;
    return { name: undefined };
  }
  if (/^\(\?<?[=!]/.test(rest)) {
    throw new PatternError('lookaround', 'Lookaround cannot be run in linear time here', start);
  }
  const name = /^\(\?<([A-Za-z_$][\w$]*)>/.exec(rest);
  if (name) {
    if (cursor.groups.includes(name[1]))
      throw new PatternError('syntax', `Two groups named ${name[1]}`, start);
    cursor.at += name[0].length;
    return { name: name[1] };
  }
  const flags = /^\(\?([imsu]*)(?:-([imsu]+))?([:)])/.exec(rest);
  if (!flags) throw new PatternError('syntax', `Unknown group ${rest.slice(0, 4)}`, start);
  cursor.at += flags[0].length;
  if (flags[1]?.includes('i')) cursor.fold = true;
  if (flags[2]?.includes('i')) cursor.fold = false;
  return flags[3] === ')' ? 'flags' : 'plain';
}

function parseQuantifier(cursor: Cursor, body: Node): Node {
  const count = countAt(cursor);
  if (!count) return body;
  const start = cursor.at;
  cursor.at += count.length;
  const greedy = cursor.source[cursor.at] !== '?';
  if (!greedy) cursor.at++;
  if (cursor.source[cursor.at] === '+' || countAt(cursor)) {
    throw new PatternError('syntax', 'Nothing to repeat', cursor.at);
  }
  const { min, max } = count;
  if (max < min) throw new PatternError('syntax', 'Numbers out of order', start);
  if (min > highestCount || (max !== Infinity && max > highestCount)) {
    throw new PatternError('too_large', `Expected a count of at most ${highestCount}`, start);
  }
  return { kind: 'repeat', body, min, max, greedy };
}

function countAt({ source, at }: Cursor) {
  switch (source[at]) {
    case '*':
      return { min: 0, max: Infinity, length: 1 };
    case '+':
      return { min: 1, max: Infinity, length: 1 };
    case '?':
      return { min: 0, max: 1, length: 1 };
    case '{': {
      // As in ECMAScript, a brace that begins no count is itself.
      const found = /^\{(\d{1,9})(?:(,)(\d{1,9})?)?\}/.exec(source.slice(at, at + 24));
      if (!found) return undefined;
      const min = Number(found[1]);
      const max = found[2] === undefined ? min : found[3] === undefined ? Infinity : Number(found[3]);
      return { min, max, length: found[0].length };
    }
    default:
      return undefined;
  }
}
