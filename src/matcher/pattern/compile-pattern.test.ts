import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Node } from './ast.ts';
import { foldCase, hasUnit } from './char-set.ts';
import { compilePattern, isNullable } from './compile-pattern.ts';
import { compileProgram } from './compile-program.ts';
import { LazyDfa } from './lazy-dfa.ts';
import { parsePattern } from './parse-pattern.ts';
import { PatternError } from './pattern-error.ts';
import { PikeVm } from './pike-vm.ts';
import { SpanDfa } from './span-dfa.ts';

const unitsOf = (line: string) => {
  const out = new Uint16Array(line.length);
  for (let i = 0; i < line.length; i++) out[i] = line.charCodeAt(i);
  return out;
};

/** Runs all machines on a line; they must agree on yes and no, and where. */
function run(source: string, line: string): readonly number[] | undefined {
  const program = compileProgram(parsePattern(source));
  const vm = new PikeVm(program);
  const slots = vm.find(line);
  // Neither keeps anything of a line before.
  expect(vm.find(line)).toEqual(slots);
  const dfa = new LazyDfa(program);
  const buffer = unitsOf(`x${line}y`);
  expect(dfa.test(buffer, 1, line.length + 1)).toBe(slots !== undefined);
  expect(dfa.test(buffer, 1, line.length + 1)).toBe(slots !== undefined);
  const spans = new SpanDfa(program);
  const place = slots && { at: slots[0], end: slots[1] };
  expect([place, 'tired']).toContainEqual(spans.find(line));
  expect([place, 'tired']).toContainEqual(spans.find(line));
  return slots;
}

const atom = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'c',
    'A',
    '.',
    '\\w',
    '\\d',
    '\\s',
    '\\b',
    '\\B',
    '[ab]',
    '[^a]',
    '[b-c\\d]',
    '^',
    '$',
    ' ',
    '1',
    '错',
  ),
);
const { pattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 3 },
    atom,
    fc
      .tuple(
        fc.constantFrom('a', 'b', '.', '[ab]', '\\w', '[^b]'),
        fc.constantFrom('*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{2,}?', '{0,2}'),
      )
      .map(([body, count]) => body + count),
    tie('pattern').map((body) => `(${body})`),
    fc
      .tuple(tie('pattern'), fc.constantFrom('', '*', '+', '?', '{1,2}', '*?'))
      .map(([body, count]) => `(?:${body})${count}`),
  ),
  pattern: fc
    .array(fc.array(tie('part'), { minLength: 0, maxLength: 4 }), { minLength: 1, maxLength: 3 })
    .map((branches) => branches.map((parts) => parts.join('')).join('|')),
}));
const line = fc
  .array(fc.constantFrom('a', 'b', 'c', 'A', 'B', ' ', '1', '_', '错', '-'), { maxLength: 12 })
  .map((chars) => chars.join(''));

/** Where a repeated part can match nothing, ECMAScript rejects the empty round and this engine, like RE2, does not. */
function repeatsNothing(node: Node): boolean {
  switch (node.kind) {
    case 'repeat':
      return isNullable(node.body) || repeatsNothing(node.body);
    case 'group':
      return repeatsNothing(node.body);
    case 'concat':
      return node.parts.some(repeatsNothing);
    case 'alternate':
      return node.branches.some(repeatsNothing);
    default:
      return false;
  }
}

test('a pattern matches where and what the native engine matches', () => {
  fc.assert(
    fc.property(pattern, line, (source, text) => {
      const native = new RegExp(source).exec(text);
      const slots = run(source, text);
      expect(slots !== undefined).toBe(native !== null);
      if (repeatsNothing(parsePattern(source).root)) return;
      expect(slots?.slice(0, 2)).toEqual(
        native ? [native.index, native.index + native[0].length] : undefined,
      );
    }),
    { numRuns: 3_000 },
  );
});

test('(?i) is what the native flag is', () => {
  const chars = ['a', 'K', 'ß', 'É', 'é', 'ſ', '\u212a', 'µ', 'Μ', 'μ', '错', 'z'];
  fc.assert(
    fc.property(
      fc.constantFrom(...chars),
      fc.constantFrom(...chars),
      fc.boolean(),
      (one, other, negative) => {
        const source = `[${negative ? '^' : ''}${one}x]`;
        expect(run(`(?i)${source}`, other) !== undefined).toBe(new RegExp(source, 'i').test(other));
      },
    ),
    { numRuns: 500 },
  );
});

const refused = [
  ['a(?=b)', 'lookaround'],
  ['(?<!b)a', 'lookaround'],
  ['(a)\\1', 'backreference'],
  ['(?<x>a)\\k<x>', 'backreference'],
  ['(a', 'syntax'],
  ['a)', 'syntax'],
  ['[a', 'syntax'],
  ['a**', 'syntax'],
  ['[b-a]', 'syntax'],
  ['\\q', 'syntax'],
  ['a{3,2}', 'syntax'],
  ['(?P<x>a)', 'syntax'],
  ['a*', 'matches_empty'],
  ['', 'matches_empty'],
  ['(a|)', 'matches_empty'],
  ['((a{999}){999}){999}', 'too_large'],
  ['a{100000}', 'too_large'],
  ['('.repeat(5000), 'too_large'],
  ['x'.repeat(1_000_000), 'too_large'],
] as const;

test('every letter with two cases is known', () => {
  for (let unit = 0x80; unit <= 0xffff; unit++) {
    const char = String.fromCharCode(unit);
    for (const other of [char.toLowerCase(), char.toUpperCase()]) {
      if (other === char || other.length > 1) continue;
      const folded = hasUnit(foldCase([unit, unit]), other.charCodeAt(0));
      if (folded !== new RegExp(char, 'i').test(other))
        expect(`${unit.toString(16)} and ${other}`).toBe('folded');
    }
  }
});

test.each(refused.map(([source, code]) => [source.slice(0, 20), code, source] as const))(
  '%s is refused as %s',
  (_, code, source) => {
    expect(() => compilePattern(source)).toThrow(PatternError);
    try {
      compilePattern(source);
    } catch (error) {
      expect(error).toMatchObject({ code });
    }
  },
);

test('captures come back by name, and only those that took part', () => {
  const { find } = compilePattern('registry (?<registry>[\\w.]+)(?: port (?<port>\\d+))?');
  expect(find('no registry ghcr.io here')).toEqual({ at: 3, length: 16, captures: { registry: 'ghcr.io' } });
});

test('characters above U+FFFF match alone and in ranges', () => {
  expect(run('^😀+$', '😀😀')).toEqual([0, 4]);
  expect(run('^[😀-😂x]+$', '😁x😂')).toEqual([0, 5]);
  expect(run('\\u{1F600}', 'a😀')).toEqual([1, 3]);
});

test('a property is a class', () => {
  expect(run('\\p{Script=Han}+', 'a错误b')).toEqual([1, 3]);
  expect(() => compilePattern('\\p{Nonsense}')).toThrow('Unknown property');
});

test('a brace that begins no count is itself', () => {
  expect(run('a{x}', 'a{x}')).toEqual([0, 4]);
});

test('nested quantifiers that hang a backtracking engine take no time', () => {
  const { test: matches } = compilePattern('(?:(?:a|aa)+)+$');
  const text = `${'a'.repeat(50_000)}!`;
  const started = performance.now();
  expect(matches(unitsOf(text), 0, text.length)).toBe(false);
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('a pattern with more states than are kept still answers right', () => {
  const { test: matches } = compilePattern('a.{14}b');
  const text = Array.from({ length: 20_000 }, (_, i) => ((i * i + (i >> 3)) % 3 ? 'a' : 'c')).join('');
  expect(matches(unitsOf(text), 0, text.length)).toBe(false);
  expect(matches(unitsOf(`${text}b`), 0, text.length + 1)).toBe(/a.{14}b/.test(`${text}b`));
});

test('a pattern that is looked for often is found where it was found at first', () => {
  const { find } = compilePattern('(?i)connect.*refused|refused');
  const found = Array.from({ length: 9 }, () => find('x Connect: it was Refused, refused it was'));
  expect(found).toEqual(found.map(() => ({ at: 2, length: 32, captures: {} })));
});

test('a line on which many matches begin and none ends is left to the virtual machine', () => {
  const spans = new SpanDfa(compileProgram(parsePattern('a.*b')));
  expect(spans.find('a'.repeat(1000))).toBe('tired');
  const { find } = compilePattern('a.*b');
  for (let i = 0; i < 9; i++) expect(find('a'.repeat(1000))).toBeUndefined();
});

test('with more states than are kept a match is found where it is', () => {
  const source = '[ab]*a[ab]{12}c';
  const text = Array.from({ length: 5_000 }, (_, i) => ((i * i + (i >> 3)) % 3 ? 'a' : 'b')).join('');
  const spans = new SpanDfa(compileProgram(parsePattern(source)));
  expect(spans.find(`${text}a${'b'.repeat(12)}c!`)).toEqual({ at: 0, end: 5_014 });
});
