import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createInputReader } from './read-input.ts';
import { createPrefixReader } from './strip-prefixes.ts';

/** The lines of an input as they are shown, pushed in pieces of a size. */
function linesOf(input: string | Uint8Array, pieceSize = Infinity): readonly string[] {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const parts: string[] = [];
  const reader = createInputReader((block) => {
    expect(block.continues).toBe(false);
    parts.push(new TextDecoder().decode(block.bytes));
  });
  for (let at = 0; at < bytes.length; at += pieceSize) {
    reader.push(bytes.subarray(at, Math.min(bytes.length, at + pieceSize)));
  }
  reader.flush();
  return parts
    .join('')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.replace(/\r$/, ''));
}

test.each([
  ['colours', '\u001b[1;31merror\u001b[0m: no\u001b[K', 'error: no'],
  [
    'an operating system command',
    '\u001b]8;;https://x.test\u0007link\u001b]8;;\u0007 \u001b]0;title\u001b\\end',
    'link end',
  ],
  ['a time stamp of Buildkite', '\u001b_bk;t=1690000000000\u0007npm error', 'npm error'],
  ['a character set', '\u001b(Bplain\u001b(0', 'plain'],
  ['progress', 'fetch 10%\rfetch 50%\rfetch 100%, done.', 'fetch 100%, done.'],
  ['progress that clears its line', 'fetch 10%\u001b[2K\u001b[1Gdone', 'done'],
  ['a Windows line end', 'one\r', 'one'],
  ['a backspace', 'ab\bc', 'ac'],
  ['an escape that is cut off', 'text\u001b[31', 'text'],
  ['a string that never ends', 'text\u001b]0;title', 'text'],
  ['a fold of Travis', 'travis_fold:start:install\r\u001b[0K$ npm ci', 'travis_fold:start:install $ npm ci'],
  [
    'a section of GitLab',
    'section_start:1700000000:build[collapsed=true]\r\u001b[0KBuilding',
    'section_start:1700000000:build[collapsed=true] Building',
  ],
])('%s are shown as a terminal would', (_, raw, shown) => {
  expect(linesOf(`before\n${raw}\nafter`)).toEqual(['before', shown, 'after']);
});

test.each(['utf-16le', 'utf-16be'] as const)('%s is read with its mark and without', (encoding) => {
  const text = 'first line of a log\nerror: 找不到文件 x\n';
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), encoding === 'utf-16le');
  const mark = encoding === 'utf-16le' ? [0xff, 0xfe] : [0xfe, 0xff];
  for (const input of [bytes, Uint8Array.from([...mark, ...bytes])]) {
    for (const size of [1, 3, 1000]) {
      expect(linesOf(input, size)).toEqual(['first line of a log', 'error: 找不到文件 x']);
    }
  }
});

test('GB18030 is read as such, and Latin-1 is not taken for it', () => {
  // 致命错误: 没有那个文件或目录
  const chinese = [0xd6, 0xc2, 0xc3, 0xfc, 0xb4, 0xed, 0xce, 0xf3, 0x3a, 0x20, 0xc3, 0xbb, 0xd3, 0xd0];
  expect(linesOf(Uint8Array.from([...new TextEncoder().encode('gcc x.c\n'), ...chinese]))).toEqual([
    'gcc x.c',
    '致命错误: 没有',
  ]);
  const latin = Uint8Array.from('café déjà vu, naïve', (char) => char.charCodeAt(0));
  expect(linesOf(latin)).toEqual([new TextDecoder().decode(latin)]);
});

test('a byte order mark of UTF-8 is no part of the first line', () => {
  expect(linesOf('\ufeffnpm error')).toEqual(['npm error']);
});

test('an input in any pieces is the same input', () => {
  const piece = fc.constantFrom(
    'error',
    '\n',
    '\r\n',
    '\r',
    '\u001b[31m',
    '\u001b[',
    '错',
    ' ',
    'x'.repeat(50),
    '\u001b]0;t',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 1, max: 90 }), (parts, size) => {
      const text = `log\n${parts.join('')}`;
      expect(linesOf(text, size)).toEqual(linesOf(text));
    }),
    { numRuns: 300 },
  );
});

test('as many lines come out as went in, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 400 }), (bytes, size) => {
      let newlines = 0;
      const reader = createInputReader(({ bytes: out, continues }) => {
        if (!continues) for (const byte of out) if (byte === 10) newlines++;
      });
      const ascii = bytes.map((byte) => (byte === 0 ? 32 : byte & 127));
      for (let at = 0; at < ascii.length; at += size) reader.push(ascii.subarray(at, at + size));
      reader.flush();
      expect(newlines).toBe(ascii.filter((byte) => byte === 10).length);
      expect(reader.bytes).toBe(ascii.length);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['2026-11-23T13:18:02.6827463Z npm error', 'npm error', 'npm error'],
  ['2026-11-23T13:18:02.682746Z 00O npm error', 'npm error', 'npm error'],
  ['2026-11-23T13:18:02Z ##[error]Process completed', '##[error]Process completed', 'Process completed'],
  ['2026-11-23T13:18:02.6827463Z', '', ''],
  ['build\tRun tests\t2026-11-23T13:18:02.6827463Z FAIL', 'FAIL', 'FAIL'],
  ['build (20, linux)\tUNKNOWN STEP\t\ufeff2026-11-23T13:18:02.6827463Z FAIL', 'FAIL', 'FAIL'],
  ['[2026-11-23T13:18:02.682Z] npm error', 'npm error', 'npm error'],
  ['13:18:02  npm error', 'npm error', 'npm error'],
  ['#12 3.456 npm error', 'npm error', 'npm error'],
  [
    '#12 ERROR: process "/bin/sh -c make" did not',
    'ERROR: process "/bin/sh -c make" did not',
    'ERROR: process "/bin/sh -c make" did not',
  ],
  ['web-1  | npm error', 'npm error', 'npm error'],
  ['web-1  | 2026-11-23T13:18:02.6Z #7 0.12 npm error', 'npm error', 'npm error'],
  ['[pod/web-5d4c/app] npm error', 'npm error', 'npm error'],
  ['Nov  3 13:18:02 host unit[123]: npm error', 'npm error', 'npm error'],
  ['Nov 23 13:18:02 host systemd: npm error', 'npm error', 'npm error'],
  ['::error file=a.ts,line=3::no such name', '::error file=a.ts,line=3::no such name', 'no such name'],
  ['travis_fold:start:install $ npm ci', 'travis_fold:start:install $ npm ci', '$ npm ci'],
  [
    'section_start:1700000000:build[collapsed=true] Building',
    'section_start:1700000000:build[collapsed=true] Building',
    'Building',
  ],
  // Not prefixes.
  ['12 | const x: number = y', '12 | const x: number = y', '12 | const x: number = y'],
  ['a | b', 'a | b', 'a | b'],
  ['2026-11-23 was a Monday', '2026-11-23 was a Monday', '2026-11-23 was a Monday'],
  ['[INFO] Building', '[INFO] Building', '[INFO] Building'],
  ['#include <stdio.h>', '#include <stdio.h>', '#include <stdio.h>'],
  ['May the force be with you', 'May the force be with you', 'May the force be with you'],
  ['src/a.ts:10:20: error', 'src/a.ts:10:20: error', 'src/a.ts:10:20: error'],
])('of %j the text and the message are told', (line, text, message) => {
  const bytes = new TextEncoder().encode(line);
  const { textStart, messageStart } = prefixes();
  expect(new TextDecoder().decode(bytes.subarray(textStart(bytes)))).toBe(text);
  expect(new TextDecoder().decode(bytes.subarray(messageStart(bytes)))).toBe(message);
});

function prefixes() {
  const reader = createPrefixReader();
  return {
    textStart: (bytes: Uint8Array) => reader.textStart(bytes, 0, bytes.length),
    messageStart: (bytes: Uint8Array) =>
      reader.messageStart(bytes, reader.textStart(bytes, 0, bytes.length), bytes.length),
  };
}
