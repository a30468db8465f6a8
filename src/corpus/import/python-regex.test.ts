import { expect, test } from 'vitest';
import { translatePythonRegex } from './python-regex.ts';

test.each([
  ['cannot find -l(?P<lib>\\w+)', '(?i)cannot find -l(?<lib>\\w+)'],
  ['\\AFATAL\\Z', '(?i)^FATAL$'],
  ['(?i)OOM killed', '(?i)OOM killed'],
  ['Remote\\ code\\ -\\"x\\-y\\"', '(?i)Remote code -"x\\x2dy"'],
  ['a{,3}b{2}c{x}', '(?i)a{0,3}b{2}c\\{x\\}'],
  ['[]a\\-z]+', '(?i)[\\]a\\x2dz]+'],
  ['[^]]+(?#why)x', '(?i)[^\\]]+x'],
])('%s is said in our syntax', (python, ours) => {
  expect(translatePythonRegex(python)).toEqual({ kind: 'regex', regex: ours });
  expect(() => new RegExp(ours.slice(4), 'iu')).not.toThrow();
});

test.each([
  ['(?x) a b', 'verbose mode, (?x)'],
  ['(a)\\1', 'a back reference'],
  ['(?P<q>.)(?P=q)', 'a back reference'],
  ['(?<!x)y', 'a look-around'],
  ['a++', 'a possessive quantifier'],
  ['a(?i:b)', 'a flag for a part'],
  ['\\N{DASH}', 'the escape \\N'],
])('%s is refused by name', (python, reason) => {
  expect(translatePythonRegex(python)).toEqual({ kind: 'refused', reason });
});
