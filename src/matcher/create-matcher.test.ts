import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FailureRecord, Pattern } from '../record/index.ts';
import { createMatcher } from './create-matcher.ts';
import { compilePack } from './pack/compile-pack.ts';
import { openPack } from './pack/open-pack.ts';
import { refusedPatterns } from './pack/patterns-of.ts';
import type { MatchReport } from './types.ts';

const matcherOf = (...patterns: readonly (string | Pattern)[]) =>
  createMatcher(
    openPack(
      compilePack(
        patterns.map((pattern, i): FailureRecord => ({
          id: `test/${i}`,
          signature: 'x',
          domain: 'test',
          ...(typeof pattern === 'string' ? { regex: pattern } : { patterns: [pattern] }),
        })),
      ),
    ),
  );
const held = ({ candidates }: MatchReport) => candidates.filter(({ basis }) => basis === 'pattern');
const idsOf = (report: MatchReport) => held(report).map(({ id }) => id);

test('a candidate says where it stands in the input as the user has it', () => {
  const log = [
    '2026-11-23T13:18:02.6827463Z ##[group]Run npm ci',
    '2026-11-23T13:18:03.6827463Z \u001b[31mnpm error\u001b[0m code \u001b[1mERESOLVE\u001b[0m',
    '',
  ].join('\n');
  const { candidates, input } = matcherOf('^npm error code (?<code>E\\w+)').match(log);
  expect(candidates).toMatchObject([
    {
      id: 'test/0',
      pattern: 0,
      basis: 'pattern',
      lines: [2, 2],
      column: 35,
      text: 'npm error code ERESOLVE',
      captures: { code: 'ERESOLVE' },
      count: 1,
      length: 23,
    },
  ]);
  expect(input).toMatchObject({ lines: 2, encoding: 'utf-8', bytes: new TextEncoder().encode(log).length });
});

test('the last occurrence is told, or the first where the pattern says so, with the count of both', () => {
  const log = 'disk is full: a\nok\ndisk is full: b\n';
  const found = matcherOf('disk is full: (?<x>.)', {
    regex: 'disk is full: (?<x>.)',
    occurrence: 'first',
  }).match(log);
  expect(found.candidates).toMatchObject([
    { id: 'test/1', lines: [1, 1], captures: { x: 'a' }, count: 2 },
    { id: 'test/0', lines: [3, 3], captures: { x: 'b' }, count: 2 },
  ]);
});

test('a pattern that fires everywhere is retired, and its last occurrence is still the right one', () => {
  const lines = Array.from({ length: 30_000 }, (_, i) => `line ${i} connection refused`);
  const found = matcherOf('line (?<n>\\d+) connection', {
    regex: 'line (?<n>\\d+) conn',
    occurrence: 'first',
  }).match(`${lines.join('\n')}\nline x connection refused\n`);
  expect(found.candidates).toMatchObject([
    { id: 'test/1', lines: [1, 1], captures: { n: '0' } },
    { id: 'test/0', lines: [30_000, 30_000], captures: { n: '29999' } },
  ]);
  for (const { count } of found.candidates) expect(count).toBeGreaterThanOrEqual(1000);
});

const eresolve = {
  sequence: ['npm error code ERESOLVE', 'While resolving: (?<name>\\S+)', '^npm error .*peer'],
  within: 5,
};

test('a sequence holds over nearby lines in order, and its captures come together', () => {
  const log =
    'x\nnpm error code ERESOLVE\nnpm error\nnpm error While resolving: a@1\nnpm error Could not: peer b\nx';
  expect(matcherOf(eresolve).match(log).candidates).toMatchObject([
    {
      lines: [2, 5],
      column: 1,
      captures: { name: 'a@1' },
      text: 'npm error code ERESOLVE\nnpm error\nnpm error While resolving: a@1\nnpm error Could not: peer b',
    },
  ]);
  const apart = log.replace('npm error\n', 'x\n'.repeat(5));
  expect(held(matcherOf(eresolve).match(apart))).toEqual([]);
  expect(held(matcherOf(eresolve).match(log.split('\n').toReversed().join('\n')))).toEqual([]);
});

test('a sequence holds across pieces of a stream, and a part of it needs no literal', () => {
  const session = matcherOf({ sequence: ['Traceback \\(most recent', '^\\s+\\^+$', 'Error: .*'] }).open();
  const log = `${'filler\n'.repeat(60_000)}Traceback (most recent call last):\n    ^^^\nValueError: no\n${'filler\n'.repeat(60_000)}`;
  const bytes = new TextEncoder().encode(log);
  for (let at = 0; at < bytes.length; at += 9_973) session.push(bytes.subarray(at, at + 9_973));
  expect(session.report().candidates).toMatchObject([{ lines: [60_001, 60_003] }]);
});

test('a report in the middle of a line is made again when the line is whole', () => {
  const session = matcherOf('disk is full on (?<disk>\\w+)').open();
  const push = (text: string) => session.push(new TextEncoder().encode(text));
  push('one\ndisk is full on sd');
  expect(session.report().candidates).toMatchObject([{ lines: [2, 2], captures: { disk: 'sd' }, count: 1 }]);
  push('a1\nthree');
  expect(session.report()).toMatchObject({
    candidates: [{ lines: [2, 2], captures: { disk: 'sda1' }, count: 1 }],
    input: { lines: 3 },
  });
});

test('a match is found anywhere in a line of eight megabytes, and told with its column', () => {
  const bytes = new Uint8Array(8_000_000).fill(120);
  const places = [5, 16_380, 1_048_570, 3_000_000, 7_999_980];
  for (const [i, at] of places.entries()) bytes.set(new TextEncoder().encode(`needle number ${i}`), at);
  const matcher = matcherOf(...places.map((_, i) => `needle number ${i}`));
  const { candidates, input } = matcher.match(bytes);
  expect(candidates.map(({ column }) => column - 1)).toEqual(places);
  expect(input.lines).toBe(1);
});

test('a pattern that holds all along a line of twenty megabytes costs what it costs in short ones', () => {
  const text = '错误 needle 1 '.repeat(1_250_000);
  const started = performance.now();
  const [found] = matcherOf({ regex: 'needle \\d', occurrence: 'last' }).match(text).candidates;
  expect(performance.now() - started).toBeLessThan(8_000);
  const column = found?.column ?? 0;
  expect(column).toBeGreaterThan(text.length - 20_000);
  expect(text.slice(column - 1, column + 7)).toBe('needle 1');
});

test('a record is told once, by the pattern that gives a cause away', () => {
  const matcher = createMatcher(
    openPack(
      compilePack([
        {
          id: 'a/b',
          signature: 'x',
          domain: 'test',
          regex: 'push access denied for (?<image>\\S+)',
          patterns: [{ regex: 'push access denied', cause: 'no-credential' }],
        },
      ]),
    ),
  );
  expect(matcher.match('push access denied for x/y, sorry\n').candidates).toMatchObject([
    { id: 'a/b', pattern: 1, cause: 'no-credential' },
  ]);
});

const word = fc.constantFrom(
  'error',
  'Error',
  'cannot',
  'find',
  '错误',
  'x',
  '12',
  '404',
  ' ',
  ': ',
  'http',
  '😀',
  '6',
  '4',
  'é',
);
const regex = fc
  .array(
    fc.oneof(
      fc.constantFrom('error', 'Error', 'cannot', 'find', '错误', '404', ': ', 'http', '😀'),
      fc.constantFrom(
        '.*',
        '\\d+',
        '(?:find|错误)?',
        '(?:error|cannot)',
        '[xyz]',
        '\\s*',
        '\\w+?',
        '(?:http){2}',
        '\\b',
        '.',
        '.?',
        '.{0,3}',
        '6.4',
        '(?:find.)+',
        '(?:x.*12)+',
        '(?:x.*4){2,3}',
        '(?:.*cannot|404)',
        '(?:|x.?6)',
      ),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join(''));

test('literals lose no match that a regular expression alone would find', () => {
  const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(''));
  fc.assert(
    fc.property(
      fc.array(regex, { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      fc.array(text, { maxLength: 4 }),
      (sources, fold, lines) => {
        const usable = sources.filter(
          (regex) => refusedPatterns({ id: 'a/b', signature: 'x', domain: 'x', regex }).length === 0,
        );
        const wanted = usable.flatMap((source, i) =>
          lines.some((line) => new RegExp(source, fold ? 'i' : '').test(line)) ? [`test/${i}`] : [],
        );
        const matcher = matcherOf(...usable.map((source) => (fold ? `(?i)${source}` : source)));
        expect([...idsOf(matcher.match(lines.join('\n')))].sort()).toEqual(wanted);
      },
    ),
    { numRuns: 400 },
  );
});
