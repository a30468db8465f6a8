import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileSigns } from './find-signs.ts';

test('words are found as whole words, other signs anywhere, each once', () => {
  const find = compileSigns(['go', '.go:', 'go:', '╷', 'golang', '=']);
  expect(find('go go: mango.go:7 x=1')).toEqual([1, 2, 5, 0]);
  expect(find('╷ golang')).toEqual([3, 4]);
  expect(find('')).toEqual([]);
});

test('what is found is what looking for each sign by itself finds', () => {
  const isWord = (sign: string) => /^[a-z0-9_]+$/.test(sign);
  const unit = fc.constantFrom('a', 'b', '_', '.', '错', '1');
  const sign = fc
    .string({ unit, minLength: 1, maxLength: 4 })
    .filter((one) => one.length > 1 || !isWord(one));
  const text = fc.array(fc.string({ unit }), { maxLength: 8 }).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(text, fc.uniqueArray(sign, { maxLength: 12 }), (line, signs) => {
      const words = line.match(/[a-z0-9_]+/g) ?? [];
      const expected = [
        ...signs.filter((one) => !isWord(one) && line.includes(one)),
        ...new Set(words.filter((word) => signs.includes(word))),
      ];
      expect(compileSigns(signs)(line).map((at) => signs[at])).toEqual(expected);
    }),
  );
});
