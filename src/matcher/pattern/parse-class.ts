import type { Node } from './ast.ts';
import { charSet, foldCase, negate, type CharSet } from './char-set.ts';
import { readEscape } from './parse-escape.ts';
import type { Cursor } from './cursor.ts';
import { PatternError } from './pattern-error.ts';

/** A class such as `[^a-z\d]`; the cursor stands on its bracket. */
export function parseClass(cursor: Cursor): Node {
  const start = cursor.at;
  cursor.at++;
  const negative = cursor.source[cursor.at] === '^';
  if (negative) cursor.at++;
  const ranges: number[] = [];
  const pairs: Node[] = [];
  while (cursor.source[cursor.at] !== ']') {
    if (cursor.at >= cursor.source.length) throw new PatternError('syntax', 'Unclosed class', start);
    readItem(cursor, ranges, pairs);
  }
  cursor.at++;
  if (negative && pairs.length > 0) {
    throw new PatternError('unsupported', 'A negated class cannot hold characters above U+FFFF', start);
  }
  const listed = charSet(ranges);
  const folded = cursor.fold ? foldCase(listed) : listed;
  const set: CharSet = negative ? negate(folded) : folded;
  if (pairs.length === 0 && set.length === 0) throw new PatternError('syntax', 'Empty class', start);
  const node: Node = { kind: 'set', set };
  if (pairs.length === 0) return node;
  return { kind: 'alternate', branches: set.length > 0 ? [node, ...pairs] : pairs };
}

function readItem(cursor: Cursor, ranges: number[], pairs: Node[]): void {
  const start = cursor.at;
  const from = readMember(cursor);
  if (typeof from !== 'number') {
    ranges.push(...from);
    return;
  }
  const { source, at } = cursor;
  if (source[at] !== '-' || source[at + 1] === ']' || source[at + 1] === undefined) {
    addRange(from, from, ranges, pairs);
    return;
  }
  cursor.at++;
  const to = readMember(cursor);
  if (typeof to !== 'number') {
    ranges.push(...to);
    addRange(from, from, ranges, pairs);
    addRange(45, 45, ranges, pairs);
    return;
  }
  if (to < from) throw new PatternError('syntax', 'Range out of order', start);
  addRange(from, to, ranges, pairs);
}

function readMember(cursor: Cursor): number | CharSet {
  if (cursor.source[cursor.at] === '\\') {
    if (cursor.source[cursor.at + 1] === 'b') {
      cursor.at += 2;
      return 8;
    }
    return readEscape(cursor);
  }
  const code = cursor.source.codePointAt(cursor.at) ?? 0;
  cursor.at += code > 0xffff ? 2 : 1;
  return code;
}

/** Above U+FFFF a character is two code units: one branch for each leading unit. */
function addRange(from: number, to: number, ranges: number[], pairs: Node[]): void {
  if (from <= 0xffff) ranges.push(from, Math.min(to, 0xffff));
  for (let next = Math.max(from, 0x10000); next <= to;) {
    const lead = 0xd800 + ((next - 0x10000) >> 10);
    const end = Math.min(to, next | 0x3ff);
    const trail = (code: number) => 0xdc00 + (code & 0x3ff);
    pairs.push({
      kind: 'concat',
      parts: [
        { kind: 'set', set: [lead, lead] },
        { kind: 'set', set: [trail(next), trail(end)] },
      ],
    });
    next = end + 1;
  }
}
