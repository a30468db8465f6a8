import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprint, maskVolatile } from './fingerprint.ts';

test('two runs of one failure have one fingerprint', () => {
  const monday = [
    '2026-11-02T08:15:30.123Z FAIL src/net.test.ts (1.23 s)',
    'connect ECONNREFUSED 127.0.0.1:41873 (pid 2211, object 0x7ffd2a)',
    'at /home/ada/build/app/net.ts:17:9 in /tmp/run-Xy12/work/a.log',
    'job 6f1c2d3e-0000-4000-8000-0123456789ab, commit 93813d4f, took 3 minutes 2 seconds',
  ];
  const tuesday = [
    '2026-11-03T21:05:02.007Z FAIL src/net.test.ts (0.98 s)',
    'connect ECONNREFUSED 127.0.0.1:50001 (pid 7, object 0x55aa00)',
    'at /home/bob/build/app/net.ts:21:3 in /tmp/run-Zz99/work/a.log',
    'job 11111111-2222-4333-8444-555566667777, commit 0fb2da81, took 12 minutes 44 seconds',
  ];
  expect(fingerprint(monday)).toBe(fingerprint(tuesday));
});

test('another message, another file or another version is another failure', () => {
  const prints = ['cannot find numpy 1.10.4', 'cannot find numpy 1.11.0', 'cannot find scipy 1.10.4'].map(
    (line) => fingerprint([line]),
  );
  expect(new Set(prints).size).toBe(3);
});

test('where lines end matters, blank lines and spaces do not', () => {
  expect(fingerprint(['a b', '', 'c'])).toBe(fingerprint(['a  b', 'c ']));
  expect(fingerprint(['a b', 'c'])).not.toBe(fingerprint(['a', 'b c']));
});

test.each([
  ['finished in 3.2s, 17 tests', 'finished in <duration>, <n> tests'],
  ['Tue, 03 Nov 2026 10:00:01 GMT boom', '<time> boom'],
  ['read 12.5 MB of C:\\Users\\ada\\x', 'read <size> of <home>\\x'],
  ['layer sha256:0f343b0931126a20f133d67c2b018a3b5f1f4d2a', 'layer <hash>'],
  ['utf8 and i386 stay', 'utf8 and i386 stay'],
])('%s is masked as %s', (line, masked) => {
  expect(maskVolatile(line)).toBe(masked);
});

test('a mask is left out only where it would change nothing', () => {
  const parts =
    '2026-11-03|10:00:01|Nov 3, 10:00|Tue, 03 Nov|0x1f|deadbeef-dead-beef-dead-beefdeadbeef|127.0.0.1:80|localhost:|' +
    '/tmp/a/b|C:\\Users\\x|3 ms|4MB|93813d4|<|>|-|=| |  |\t|_|.|:|/|a|Z|7|\u001b[1m';
  const part = fc.constantFrom(...parts.split('|'));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (some) => {
      // A letter beyond ASCII makes all of them run.
      const line = some.join('');
      expect(`${maskVolatile(line)} é`.trim()).toBe(maskVolatile(`${line} é`));
    }),
    { numRuns: 2000 },
  );
});
