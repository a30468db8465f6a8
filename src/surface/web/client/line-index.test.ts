import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineIndex } from './line-index.ts';
import { searchLines } from './search-lines.ts';

async function indexed(
  bytes: Uint8Array<ArrayBuffer>,
  chunk: number,
  encoding: 'utf-8' | 'utf-16le' = 'utf-8',
) {
  const blob = new Blob([bytes]);
  const index = new LineIndex(blob);
  index.encoding = encoding;
  for (let at = 0; at < bytes.length; at += chunk) index.push(bytes.subarray(at, at + chunk));
  return { blob, index };
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

test('any lines of any log are found again, however it was cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '中', ' ') }), { maxLength: 300 }),
      fc.integer({ min: 1, max: 97 }),
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: 150 }),
      async (lines, chunk, first, count) => {
        const text = lines.join('\n');
        const { index } = await indexed(new TextEncoder().encode(text), chunk);
        const expected = linesOf(text);
        expect(index.lines).toBe(expected.length);
        const read = await index.read(first, count, 'utf-8');
        expect(read.map((line) => line.text)).toEqual(expected.slice(first - 1, first - 1 + count));
      },
    ),
    { numRuns: 200 },
  );
});

test('lines of UTF-16 are counted by its own newlines', async () => {
  const text = 'first\r\nĊ second\n第三行\n';
  const bytes = new Uint8Array(
    Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).buffer,
  );
  const { index } = await indexed(bytes, 8, 'utf-16le');
  expect(index.lines).toBe(3);
  const read = await index.read(1, 9, 'utf-16le');
  expect(read.map((line) => line.text)).toEqual(['first', 'Ċ second', '第三行']);
});

test('a line of megabytes is cut, and says by how much', async () => {
  const { index } = await indexed(new TextEncoder().encode(`short\n${'x'.repeat(3_000_000)}\nend`), 65_536);
  const read = await index.read(1, 3, 'utf-8');
  expect(read.map(({ text, more }) => [text.length, more])).toEqual([
    [5, 0],
    [4096, 3_000_000 - 4096],
    [3, 0],
  ]);
});

test('colours are gone, and of what was overwritten the last is left', async () => {
  const { index } = await indexed(
    new TextEncoder().encode('\u001b[31mred\u001b[0m\r\n10 %\r50 %\r100 %\n'),
    999,
  );
  const read = await index.read(1, 2, 'utf-8');
  expect(read.map(({ text }) => text)).toEqual(['red', '100 %']);
});

test('a search names each line once, and says when there are more', async () => {
  const { blob } = await indexed(new TextEncoder().encode('Error error\nfine\nERROR\n'.repeat(4)), 10);
  expect(await searchLines(blob, 'error', 'utf-8', () => true)).toEqual({
    lines: [1, 3, 4, 6, 7, 9, 10, 12],
    more: false,
  });
  const many = new Blob(['x\n'.repeat(20_000)]);
  const found = await searchLines(many, 'x', 'utf-8', () => true);
  expect([found?.lines.length, found?.more]).toEqual([10_000, true]);
});
