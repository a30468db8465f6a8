import { expect, test } from 'vitest';
import { lineKindOf, verdictOf } from './line-kind.ts';

test.each([
  ['npm ERR! code ERESOLVE', 'failing'],
  ['致命错误：拒绝合并', 'failing'],
  ['ok 9 - rejects with "413 Payload Too Large"', 'passing'],
  ['  ✓ gives up with a fatal error', 'passing'],
  ['except FileNotFoundError:', 'source'],
  ['[       OK ] spec/fault_spec.lua @ 3: raises on "connection timed out" (0.02 ms)', 'passing'],
  ['2026-03-02 10:11:12,123 INFO worker: connection refused, will try again', 'passing'],
  ['time=10:11 level=info msg="upstream timed out"', 'passing'],
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
  [['100% tests passed, 0 tests failed out of 23', 'Total Test time (real) =  13.11 sec'], 1],
  [['# PASS:  12', '# FAIL:  0', '# ERROR: 0'], 1],
  [['ERROR SUMMARY: 0 errors from 0 contexts (suppressed: 0 from 0)'], 1],
  [['Cleaning up project directory', 'Job succeeded'], 1],
  [['测试通过', '共 12 个'], 1],
  [['{"errors":[],"failed":0,"fatal":null}', '* Connection #0 to host localhost left intact'], 1],
  [['libcurl_la-strerror.lo'], 0],
  [['java.io.FileNotFoundException: /x'], -1],
  [['1 of 3 passed', 'Error 127'], -1],
])('%j ends with %i', (lines, verdict) => {
  expect(verdictOf(lines)).toBe(verdict);
});
