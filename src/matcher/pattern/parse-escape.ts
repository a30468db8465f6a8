import type { Node } from './ast.ts';
import { digits, foldCase, negate, spaces, wordChars, type CharSet } from './char-set.ts';
import { literalNode, type Cursor } from './cursor.ts';
import { PatternError } from './pattern-error.ts';
import { propertySet } from './property-set.ts';

/** An escape outside a class; the cursor stands on its backslash. */
export function parseEscape(cursor: Cursor): Node {
  const start = cursor.at;
  const char = cursor.source[start + 1];
  if (char === 'b' || char === 'B') {
    cursor.at += 2;
    return { kind: 'assert', what: char === 'b' ? 'word-boundary' : 'not-word-boundary' };
  }
  if ((char !== undefined && char >= '1' && char <= '9') || char === 'k') {
    throw new PatternError('backreference', 'A backreference cannot be run in linear time', start);
  }
  const escaped = readEscape(cursor);
  if (typeof escaped === 'number') return literalNode(escaped, cursor.fold);
  return { kind: 'set', set: cursor.fold ? foldCase(escaped) : escaped };
}

/** The code point or the set that an escape stands for, in a class or outside; moves the cursor past it. */
export function readEscape(cursor: Cursor): number | CharSet {
  const start = cursor.at;
  const char = cursor.source[start + 1];
  if (char === undefined) throw new PatternError('syntax', 'A pattern cannot end in a backslash', start);
  cursor.at += 2;
  const simple = simpleEscapes.get(char);
  if (simple !== undefined) return simple;
  if (char === 'x' || char === 'u') return readHex(cursor, start);
  if (char === 'c') return readControl(cursor, start);
  if (char === 'p' || char === 'P') return readProperty(cursor, start, char === 'P');
  if (/[0-9A-Za-z]/.test(char)) throw new PatternError('syntax', `Unknown escape \\${char}`, start);
  const code = cursor.source.codePointAt(start + 1) ?? 0;
  if (code > 0xffff) cursor.at++;
  return code;
}

const simpleEscapes: ReadonlyMap<string, number | CharSet> = new Map<string, number | CharSet>([
  ['d', digits],
  ['D', negate(digits)],
  ['w', wordChars],
  ['W', negate(wordChars)],
  ['s', spaces],
  ['S', negate(spaces)],
  ['t', 9],
  ['n', 10],
  ['v', 11],
  ['f', 12],
  ['r', 13],
  ['0', 0],
]);

function readHex(cursor: Cursor, start: number): number {
  const rest = cursor.source.slice(start, start + 12);
  const found =
    /^\\x([0-9A-Fa-f]{2})/.exec(rest) ??
    /^\\u([0-9A-Fa-f]{4})/.exec(rest) ??
    /^\\u\{([0-9A-Fa-f]{1,6})\}/.exec(rest);
  const code = parseInt(found?.[1] ?? '', 16);
  if (!found || code > 0x10ffff) throw new PatternError('syntax', 'Expected hexadecimal digits', start);
  cursor.at = start + found[0].length;
  return code;
}

function readControl(cursor: Cursor, start: number): number {
  const letter = cursor.source[cursor.at] ?? '';
  if (!/[A-Za-z]/.test(letter)) throw new PatternError('syntax', 'Expected a letter after \\c', start);
  cursor.at++;
  return letter.charCodeAt(0) % 32;
}

function readProperty(cursor: Cursor, start: number, negative: boolean): CharSet {
  const found = /^\{([A-Za-z_]+(?:=[A-Za-z_]+)?)\}/.exec(cursor.source.slice(cursor.at, cursor.at + 60));
  if (!found) throw new PatternError('syntax', 'Expected a property such as \\p{Script=Han}', start);
  cursor.at += found[0].length;
  const set = propertySet(found[1] ?? '');
  if (!set) throw new PatternError('syntax', `Unknown property ${found[1]}`, start);
  return negative ? negate(set) : set;
}
