import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLineFinder, findRegions } from './find-regions.ts';
import { templatesOf } from './template-counts.ts';

const compiled = Array.from({ length: 200 }, (_, i) => `  CC src/part-${i}.c`);

test('what differs from the lines around it is found where no word tells anything', () => {
  const progress = Array.from({ length: 50 }, (_, i) => `downloaded ${i} of 50`);
  const log = [
    ...compiled,
    'the two lists are of different length',
    ...progress,
    'The command "./a" exited with 1.',
  ];
  const [region] = findRegions(log);
  expect(region?.text).toContain('the two lists are of different length');
  expect(region?.reason).toBe('rarity');
});

test('a passing run has no region that is sure of itself', () => {
  const log = [
    '$ make check',
    ...compiled,
    'ok 1 - handles errors',
    'test_error_path ... ok',
    '0 failures, 0 errors',
    'The command "make check" exited with 0.',
  ];
  for (const { score } of findRegions(log)) expect(score).toBeLessThan(0.2);
});

test('what a good run prints too is background', () => {
  const noise = 'Error: could not load optional plugin 17';
  const green = templatesOf(['Error: could not load optional plugin 4']);
  const log = [noise, ...compiled, 'Error: port is taken'];
  expect(findRegions(log, { green })[0]?.text).toContain('Error: port is taken');
  expect(findRegions(log, { green }).some(({ text }) => text[0] === noise)).toBe(false);
});

test('what no good run prints tells something, though it has no word of failure', () => {
  const green = templatesOf([...compiled, 'linking 200 parts', 'all done in 3 s']);
  const log = [
    ...compiled,
    'the moon is out',
    ...compiled,
    ...compiled,
    'linking 400 parts',
    'all done in 7 s',
  ];
  expect(findRegions(log, { green })[0]?.text).toContain('the moon is out');
});

test('a failure keeps its fingerprint when what stands around it changes', () => {
  const failure = ['--- FAIL: TestSum (0.02s)', '    sum_test.go:7: got 3, want 2'];
  const once = findRegions(['=== RUN   TestSum', ...failure, 'FAIL', 'FAIL\tdemo\t0.002s']);
  const again = findRegions([
    ...compiled,
    '=== RUN   TestSum',
    ...failure,
    'FAIL',
    'FAIL\tdemo\t1.5s',
    'exit status 1',
  ]);
  const other = findRegions([
    '=== RUN   TestSum',
    ...failure.map((line) => line.replace('want', 'not')),
    'FAIL',
  ]);
  expect(again[0]?.fingerprint).toBe(once[0]?.fingerprint);
  expect(other[0]?.fingerprint).not.toBe(once[0]?.fingerprint);
});

test('a stack trace does not hide the failure that stands above it', () => {
  const frames = Array.from({ length: 25 }, (_, i) => `/app/lib/part_${'x'.repeat(i)}.rb:${i}:in \`call'`);
  const slow = Array.from({ length: 12 }, (_, i) => `${i}.66ms - a slow test`);
  const log = ['Failure:', 'TestCart#test_total [/app/test/cart.rb:9]:', ...slow, 'rake aborted!', ...frames];
  expect(
    findRegions(log)
      .slice(0, 3)
      .some(({ text }) => text.includes('Failure:')),
  ).toBe(true);
});

test('a count of zero says nothing about a count that is not', () => {
  const log = ['5 examples, 0 failures', ...compiled, '5 examples, 2 failures'];
  expect(findRegions(log)[0]?.text).toContain('5 examples, 2 failures');
});

describe('for any lines', () => {
  const telling = fc.constantFrom(
    'error: x',
    'a.c:1:2: error: y',
    '--- FAIL: TestA',
    'The command "a" exited with 1.',
    'travis_time:start:1',
    '##[group]Run a',
    'make: *** [a] Error 1',
    'ERROR: Job failed',
    '',
    'Post job cleanup.',
  );
  const line = fc.oneof(
    telling,
    fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.replace(/\n/g, ' ')),
  );
  const log = fc.array(line, { maxLength: 150 });

  test('regions lie in the input, are at most 30 lines long, do not overlap and fall in score', () => {
    fc.assert(
      fc.property(log, (lines) => {
        const regions = findRegions(lines);
        let last = 1;
        const taken = new Set<number>();
        for (const {
          lines: [from, to],
          text,
          score,
          fingerprint,
        } of regions) {
          expect(from).toBeGreaterThanOrEqual(1);
          expect(to).toBeLessThanOrEqual(lines.length);
          expect(text.length).toBe(to - from + 1);
          expect(text.length).toBeLessThanOrEqual(30);
          expect(score).toBeLessThanOrEqual(last);
          expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
          last = score;
          for (let at = from; at <= to; at++) {
            expect(taken.has(at)).toBe(false);
            taken.add(at);
          }
        }
      }),
    );
  });

  test('asking in between changes nothing', () => {
    fc.assert(
      fc.property(log, fc.nat(150), (lines, at) => {
        const finder = createLineFinder();
        for (const [i, text] of lines.entries()) {
          if (i === at) finder.regions();
          finder.push(text, i + 1);
        }
        expect(finder.regions()).toEqual(findRegions(lines));
      }),
    );
  });
});

test('a line of a megabyte is shown clipped', () => {
  const [region] = findRegions([`error: ${'x'.repeat(1_000_000)}`]);
  expect(region?.text[0]).toMatch(/^error: x+…$/);
  expect(region?.text[0]?.length).toBeLessThan(1100);
});
