import { expect, test } from 'vitest';
import { lineKindOf, verdictOf } from './line-kind.ts';

test.each([
  ['npm ERR! code ERESOLVE', 'failing'],
  ['致命错误：拒绝合并', 'failing'],
  ['ok 9 - rejects with "413 Payload Too Large"', 'passing'],
  ['  ✓ gives up with a fatal error', 'passing'],
  ['except FileNotFoundError:', 'source'],
  ['Building dependency tree', 'plain'],
])('%s reads as %s', (line, kind) => {
  expect(lineKindOf(line)).toBe(kind);
});

test.each([
  [['FAIL src/a.test.js', 'Tests: 2 failed, 3 passed'], -1],
  [['error: handled', 'Tests: 45 passed, 0 failed'], 1],
  [['Ran 14 tests', '', 'OK (skipped=1, expected failures=1)'], 1],
  [['##[error]Process completed with exit code 1.'], -1],
  [['hello', 'there'], 0],
])('%j ends with %i', (lines, verdict) => {
  expect(verdictOf(lines)).toBe(verdict);
});
