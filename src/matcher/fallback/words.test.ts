import { expect, test } from 'vitest';
import { folded, literalText, wordsOf } from './words.ts';

const texts = (line: string) => wordsOf(line).map(({ text }) => text);

test('inflections of one word are one word', () => {
  expect(['failed', 'failing', 'fails', 'fail'].map(folded)).toEqual(['fail', 'fail', 'fail', 'fail']);
  expect(folded('process')).toBe('process');
  expect(folded('E0282')).toBe('e0282');
});

test('a compound gives itself and its parts', () => {
  expect(texts('ModuleNotFoundError')).toEqual(['modulenotfounderror', 'modul', 'not', 'found', 'error']);
});

test('Chinese gives pairs of signs and what the tool prints in English', () => {
  expect(texts('没有那个文件或目录')).toEqual(
    expect.arrayContaining(['没有', '文件', 'no', 'such', 'file', 'directory']),
  );
});

test('long numbers and hashes say nothing', () => {
  expect(texts('at 1234567890 deadbeefdeadbeef 404')).toEqual(['at', '404']);
});

test('what a pattern fixes is left when its signs are taken away', () => {
  expect(literalText("(?i)TS2786: '([\\w]+)' cannot\\.(?:be|get) [a-z]{2,3} used").split(/\s+/)).toEqual([
    '',
    'TS2786:',
    "'",
    "'",
    'cannot',
    'be',
    'get',
    'used',
  ]);
});
