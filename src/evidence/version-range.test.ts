import { expect, test } from 'vitest';
import { compareVersions, isVersionRange, versionInRange } from './version-range.ts';

test.each([
  ['20.20.2', '*', true],
  ['20.20.2', '20', true],
  ['20.20.2', '20.x', true],
  ['20.20.2', '20.19', false],
  ['20.20.2', '>=18 <23', true],
  ['23.0.0', '>=18 <23', false],
  ['23.0.0', '>= 18 < 23 || >=23', true],
  ['3.11.7', '^3.9', true],
  ['4.0.0', '^3.9', false],
  ['0.9.3', '^0.9.1', true],
  ['0.10.0', '^0.9.1', false],
  ['1.19.8', '~1.19.2', true],
  ['1.20.0', '~1.19.2', false],
  ['2.39', '=2.39.0', true],
  ['28.5.2', '<=28', true],
  ['28.5.2', '>28', false],
  ['17', '>=17.0.1', false],
])('%s in %s: %s', (version, range, expected) => {
  expect(versionInRange(version, range)).toBe(expected);
});

test('what is no range is told from one', () => {
  expect(['>=2.30', '*', '^3.9', '>=1 <2 || 4'].map(isVersionRange)).toEqual([true, true, true, true]);
  expect(['latest', '', '>=', '1..2', '>=a'].map(isVersionRange)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('versions sort by number, not by letter', () => {
  expect(['28.5.2', '9.1', '20.10.24'].sort(compareVersions)).toEqual(['9.1', '20.10.24', '28.5.2']);
});
