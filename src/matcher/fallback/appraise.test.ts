import { expect, test } from 'vitest';
import type { FailureRecord } from '../../record/index.ts';
import type { Candidate, Region } from '../types.ts';
import { createAppraiser } from './appraise.ts';
import { decodeLexicalIndex, encodeLexicalIndex } from './lexical-form.ts';
import { buildLexicalIndex } from './lexical-index.ts';

const records: readonly FailureRecord[] = [
  record(
    'git/unrelated-histories',
    'fatal: refusing to merge unrelated histories',
    'refusing to merge unrelated',
  ),
  record('cmake/library-not-found', '/usr/bin/ld: cannot find -lfoo', 'cannot find -l\\w+'),
  record(
    'typescript/ts2305',
    "error TS2305: Module 'x' has no exported member 'y'",
    'TS2305.*no exported member',
  ),
  record(
    'typescript/ts2322',
    "error TS2322: Type 'x' is not assignable to type 'y'",
    'TS2322.*not assignable',
  ),
  record('docker/no-space', 'no space left on device: docker image layer', 'no space left on device'),
];
const sortedRecords = [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
const linkerHit: Candidate = {
  id: 'cmake/library-not-found',
  pattern: 0,
  basis: 'pattern',
  lines: [3, 3],
  column: 14,
  text: '/usr/bin/ld: cannot find -lssl',
  captures: {},
  count: 1,
  length: 17,
};
const index = decodeLexicalIndex(encodeLexicalIndex(buildLexicalIndex(sortedRecords)));
const appraise = createAppraiser(index);

test('what no pattern holds on is found by likeness', () => {
  const [best] = sorted(look('error: refused to merge the unrelated history'));
  expect(best).toMatchObject({
    id: 'git/unrelated-histories',
    basis: 'likeness',
    pattern: -1,
    lines: [1, 1],
  });
});

test('a Chinese message finds the record of its English twin', () => {
  expect(sorted(look('$ git merge fresh\n致命错误：拒绝合并无关的历史'))[0]?.id).toBe(
    'git/unrelated-histories',
  );
});

test('a text that names another error of the same kind speaks against a record', () => {
  const found = look('src/a.ts(1,2): error TS2322: Type A is not assignable to exported member type B');
  expect(found.find(({ id }) => id === 'typescript/ts2305')?.traits?.otherCode).toBe(1);
  expect(found.find(({ id }) => id === 'typescript/ts2322')?.traits).toMatchObject({ otherCode: 0 });
  expect(found.find(({ id }) => id === 'typescript/ts2322')?.traits?.code).toBeGreaterThan(0.5);
});

test('a hit outside of the looked-at lines is weighed on its own line', () => {
  const [found] = appraise({
    hits: [linkerHit],
    lines: [{ line: 900, text: 'make: *** [all] Error 1' }],
    regions: [],
  });
  expect(found).toMatchObject({ id: linkerHit.id, basis: 'pattern', lines: [3, 3] });
  expect(found?.traits?.cover).toBeGreaterThan(0.5);
  expect(found?.traits?.badlyEnded).toBe(1);
});

test('a line in a failing part has that part behind it', () => {
  const region: Region = { lines: [2, 2], text: [], fingerprint: '', score: 0.7, reason: 'error-line' };
  const found = look('all is quiet\n/usr/bin/ld: cannot find -lssl', [region]);
  expect(found.find(({ id }) => id === 'cmake/library-not-found')?.traits?.region).toBe(0.7);
});

test('an output that went on for long after it read like a failure tells so', () => {
  const failed = '/usr/bin/ld: cannot find -lssl';
  const progress = 'copying one file more\n'.repeat(30);
  const moved = (text: string, regions: readonly Region[] = []) =>
    look(text, regions).find(({ id }) => id === 'cmake/library-not-found')?.traits?.movedOn;
  expect(moved(`${progress}${failed}\n`)).toBe(0);
  expect(moved(`${failed}\n${progress}`)).toBeGreaterThan(0.9);
  expect(moved(`${failed}\n${progress}error: gave up`)).toBe(0);
  const marked: Region = {
    lines: [1, 1],
    text: [],
    fingerprint: '',
    score: 0.9,
    reason: 'failed-command-marker',
  };
  expect(moved(`${failed}\n${progress}`, [marked])).toBe(0);
});

test('a pattern that held on the line of a passed test tells so', () => {
  const heldPassing = (text: string) => {
    const hit = { ...linkerHit, lines: [1, 1], text } satisfies Candidate;
    const [found] = appraise({ hits: [hit], lines: [{ line: 1, text }], regions: [] });
    return found?.traits?.heldPassing;
  };
  expect(heldPassing('ok 7 - says cannot find -lssl')).toBe(1);
  expect(heldPassing('/usr/bin/ld: cannot find -lssl')).toBe(0);
});

test('an empty input finds nothing', () => {
  expect(look('')).toEqual([]);
});

function look(text: string, regions: readonly Region[] = []): readonly Candidate[] {
  const lines = text.split('\n').map((line, i) => ({ line: i + 1, text: line }));
  return appraise({ hits: [], lines, regions });
}

function sorted(candidates: readonly Candidate[]): readonly Candidate[] {
  return [...candidates].sort((a, b) => (b.traits?.cover ?? 0) - (a.traits?.cover ?? 0));
}

function record(id: string, signature: string, regex: string): FailureRecord {
  return { id, signature, regex, domain: id.split('/')[0] ?? '' };
}
