// Any bytes, in any pieces: no crash, no lost line, spans that lie in the input, and the same answer as for the whole.
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { createMatcher, openPack } from '../../dist/matcher/index.js';
import { samplePack } from './sample.mjs';

const texts = [
  'error: ',
  'x not found',
  'step failed',
  '3 of 4',
  'npm error code E404',
  'OOM',
  '错误',
  '😀',
  '\n',
  '\n',
  '\r\n',
  '\r',
  '\b',
  '\0',
  '\ufeff',
  '\u001b[',
  '\u001b]0;',
  '\u0007',
  '\u001b\\',
  '31m',
  '\u001b_bk;t=1',
  '##[group]',
  '##[endgroup]',
  '##[error]',
  '##[error]Process completed with exit code 1.',
  'travis_fold:start:a\r',
  'section_start:1:b\r\u001b[0K',
  '2026-01-01T00:00:00.000Z ',
  '#1 2.3 ',
  'web-1  | ',
  'job\tstep\t',
  'x'.repeat(5000),
];
const piece = fc.oneof(
  { arbitrary: fc.constantFrom(...texts.map((text) => Buffer.from(text))), weight: 7 },
  { arbitrary: fc.uint8Array({ maxLength: 12 }), weight: 3 },
);
const mixed = fc.array(piece, { maxLength: 30 }).map((pieces) => Buffer.concat(pieces));
const log = fc.oneof(
  { arbitrary: mixed, weight: 9 },
  { arbitrary: mixed.map((bytes) => Buffer.from(`\ufeff${bytes.toString()}`, 'utf16le')), weight: 1 },
  {
    arbitrary: mixed.map((bytes) => Buffer.from(`\ufeff${bytes.toString()}`, 'utf16le').swap16()),
    weight: 1,
  },
);

export function logProperty(count) {
  const matcher = createMatcher(openPack(samplePack));
  return fc.property(log, fc.array(fc.nat(200), { maxLength: 6 }), fc.boolean(), (bytes, sizes, asks) => {
    const session = matcher.open();
    let at = 0;
    for (const size of [...sizes, bytes.length]) {
      session.push(bytes.subarray(at, at + size));
      at += size;
      if (asks) session.report();
    }
    const report = session.report();
    count(report.input.encoding);
    checkLines(bytes, report, asks);
    // A question in between settles what the encoding is, and how the line begins that is not finished.
    if (!asks) assert.deepEqual(report, matcher.match(Uint8Array.from(bytes)));
  });
}

function checkLines(bytes, { candidates, regions, input }, asks) {
  assert.equal(input.bytes, bytes.length);
  // Asked for an answer in the middle of a byte order mark, what was there of it is taken for a line.
  const cutMark = asks && bytes.equals(Buffer.from('\ufeff'));
  if (input.encoding === 'utf-8' && !cutMark) assert.equal(input.lines, linesOf(bytes));
  for (const { lines } of [...candidates, ...regions])
    assert(
      lines[0] >= 1 && lines[0] <= lines[1] && lines[1] <= input.lines,
      `span ${lines.join()} of ${input.lines} lines`,
    );
}

function linesOf(bytes) {
  // A byte order mark alone is no line.
  if (bytes.equals(Buffer.from('\ufeff'))) return 0;
  let lines = bytes.length > 0 && bytes.at(-1) !== 10 ? 1 : 0;
  for (const byte of bytes) if (byte === 10) lines++;
  return lines;
}
