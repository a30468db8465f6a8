import { expect, test } from 'vitest';
import { codeBits } from './codes.ts';
import { hashOf } from './hash.ts';
import { codeShift, WordList } from './word-list.ts';
import { readWords } from './words.ts';

test('inflections of one word are one word', () => {
  expect(hashes('failed failing FAILS Failings fail')).toEqual(hashesOf('fail fail fail fail fail'));
  expect(hashes('process focus')).toEqual(hashesOf('process focus'));
  expect(hashes('module modules used')).toEqual(hashesOf('modul modul used'));
  expect(hashes('E0282 $names')).toEqual(hashesOf('e0282 0282 $names'));
});

test('a compound gives itself and its parts', () => {
  expect(hashes('ModuleNotFoundError')).toEqual(hashesOf('modulenotfounderror modul not found error'));
  expect(hashes('HTTPServer v12beta')).toEqual(hashesOf('httpserver http server v12beta 12 beta'));
  expect(hashes('_private a_b $jquery$fn')).toEqual(hashesOf('_private a_b $jquery$fn'));
  expect(hashes('LD_LIBRARY_PATH')).toEqual(hashesOf('ld_library_path ld library path'));
});

test('Chinese gives pairs of signs and what the tool prints in English', () => {
  expect(hashes('没有那个文件或目录')).toEqual(
    expect.arrayContaining(hashesOf('没有 文件 no such file directory')),
  );
});

test('letters beyond ASCII stand in words', () => {
  expect(hashes('größe naïve über')).toEqual(hashesOf('gr öße na ïve über'));
});

test('long numbers and hashes say nothing', () => {
  expect(hashes('at 1234567890 deadbeefdeadbeef 404')).toEqual(hashesOf('at 404'));
});

test('a name of an error is told from other words', () => {
  const words = read('error TS2305 ECONNREFUSED KeyError Server ERROR HTTP2 E11');
  const codes = Array.from({ length: words.count }, (_, at) => words.flagsAt(at) >> codeShift).filter(
    Boolean,
  );
  expect(codes).toEqual([codeBits.lettered, codeBits.errno, codeBits.class]);
});

test('more words than there was room for are all kept', () => {
  const many = Array.from({ length: 1000 }, (_, at) => `word${at}`).join(' ');
  expect(read(many).count).toBeGreaterThan(1000);
  expect(hashes(many).at(-1)).toBe(hashOf('999'));
});

function read(line: string): WordList {
  const words = new WordList();
  readWords(line, words);
  return words;
}

function hashes(line: string): readonly number[] {
  const words = read(line);
  return Array.from({ length: words.count }, (_, at) => words.hashAt(at));
}

function hashesOf(words: string): number[] {
  return words.split(' ').map(hashOf);
}
