import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FailureRecord } from '../../record/index.ts';
import { createMatcher } from '../create-matcher.ts';
import { compilePack } from '../pack/compile-pack.ts';
import { openPack } from '../pack/open-pack.ts';
import { readGreenLines } from './green-lines.ts';
import { createNewLines } from './new-lines.ts';

const record = (id: string, more: Partial<FailureRecord>): FailureRecord => ({
  id,
  signature: `signature of ${id}`,
  domain: 'test',
  ...more,
});
const matcher = createMatcher(
  openPack(
    compilePack([
      record('net/refused', { regex: 'connection refused' }),
      record('npm/code', { regex: 'npm error code E404' }),
      record('py/key', { patterns: [{ sequence: ['Traceback \\(most recent', 'KeyError: \\w+'] }] }),
      record('git/unrelated', { signature: 'fatal: refusing to merge unrelated histories' }),
    ]),
  ),
);
const bytesOf = (text: string) => new TextEncoder().encode(text);
const idsOf = (log: string, green: string) =>
  matcher.match(log, { green: bytesOf(green) }).candidates.map(({ id, lines }) => `${id} ${lines.join('-')}`);

test('a pattern does not hold on what a good run prints too', () => {
  const green = '10:01 db: connection refused, retry 1\nstarted\n';
  expect(idsOf('10:07 db: connection refused, retry 3\nstarted\nboom\n', green)).toEqual([]);
  expect(idsOf('10:07 cache: connection refused\n', green)).toEqual(['net/refused 1-1']);
});

test('an occurrence on a new line is found among those that are not new', () => {
  const known = 'db: connection refused, retry 1\n';
  expect(idsOf(`${known}web: connection refused\n${known}`, known)).toEqual(['net/refused 2-2']);
});

test('colours, times and prefixes of CI systems make no line new', () => {
  const green = '2026-01-01T00:00:00.0000000Z \u001b[31mdb: connection refused\u001b[0m\r\n';
  expect(idsOf('2026-02-02T11:11:11.1111111Z db: connection refused\n', green)).toEqual([]);
});

test('another error code makes a line new', () => {
  expect(idsOf('npm error code E404\n', 'npm error code E503\n')).toEqual(['npm/code 1-1']);
});

test('a sequence holds where one of its lines is new', () => {
  const green = 'Traceback (most recent call last):\nKeyError: colour\n';
  expect(idsOf(green, green)).toEqual([]);
  expect(idsOf('Traceback (most recent call last):\nKeyError: size\n', green)).toEqual(['py/key 1-2']);
});

test('nothing is alike to a line that is not new', () => {
  const line = 'the merge of unrelated histories was refused\n';
  expect(idsOf(line, 'nothing\n')).toContain('git/unrelated 1-1');
  expect(idsOf(line, line)).toEqual([]);
});

test('a log against itself has nothing to tell, whatever pieces it comes in', () => {
  const text = fc
    .array(
      fc.constantFrom(
        'connection refused',
        'Traceback (most recent',
        'KeyError: a',
        '\r',
        '\n',
        '\n',
        '错误',
        '\u001b[1m',
      ),
      {
        maxLength: 40,
      },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.nat(30), fc.boolean(), (log, size, asks) => {
      const bytes = bytesOf(log);
      const session = matcher.open({ green: bytes });
      for (let at = 0; at < bytes.length; at += size + 1) {
        session.push(bytes.subarray(at, at + size + 1));
        if (asks) session.report();
      }
      const { candidates, input } = session.report();
      if (!asks) expect(candidates).toEqual([]);
      expect(input.lines).toBe(matcher.match(log).input.lines);
    }),
  );
});

test('every line keeps its number, in whatever pieces', () => {
  const line = fc.constantFrom('old 1', 'new', '', 'old 2\r', `long ${'x'.repeat(50)}`);
  const green = readGreenLines(bytesOf('old 7\nolder\n'));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), fc.nat(12), fc.boolean(), (lines, size, ends) => {
      const bytes = bytesOf(lines.join('\n') + (ends ? '\n' : ''));
      let said = '';
      const news = createNewLines(green, (some) => void (said += new TextDecoder().decode(some)));
      for (let at = 0; at < bytes.length; at += size + 1) news.push(bytes.subarray(at, at + size + 1));
      news.flush();
      const wanted = lines.map((one) => (one.startsWith('old') ? '' : one));
      if (!ends && wanted.at(-1) === '' && lines.at(-1) !== '') wanted[wanted.length - 1] = '';
      expect(said).toBe(wanted.join('\n') + (ends ? '\n' : ''));
    }),
  );
});

test('a line of more than a megabyte is passed on as it is', () => {
  const long = `${'x'.repeat(1_200_000)}\n`;
  const news: number[] = [];
  const lines = createNewLines(readGreenLines(bytesOf(long)), ({ length }) => news.push(length));
  for (let at = 0; at < long.length; at += 65_536) lines.push(bytesOf(long.slice(at, at + 65_536)));
  lines.flush();
  expect(news.reduce((sum, length) => sum + length, 0)).toBe(long.length);
});
