import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { readPayload } from './read-payload.ts';

test('an event is read in whatever pieces and encoding it comes', async () => {
  const text = '{"error":"größer"}';
  const bytes = Buffer.from(text);
  expect(await readPayload(Readable.from([...bytes].map((byte) => Buffer.from([byte]))))).toEqual({
    error: 'größer',
  });
  expect(await readPayload(Readable.from([Buffer.from(`\ufeff${text}`, 'utf16le')]))).toEqual({
    error: 'größer',
  });
});

test('what is no whole object is no event', async () => {
  for (const text of ['', '{"error":"cut i', '[]', 'null', '7', 'plain text']) {
    expect(await readPayload(Readable.from([Buffer.from(text)]))).toBeUndefined();
  }
});

test('more than sixty-four megabytes are read to their end and let go', async () => {
  let pieces = 0;
  const piece = Buffer.alloc(1 << 20, 0x20);
  const input = Readable.from(
    (function* () {
      for (; pieces < 70; pieces++) yield piece;
      yield Buffer.from('{"error":"it broke"}');
    })(),
  );
  expect(await readPayload(input)).toBeUndefined();
  expect(pieces).toBe(70);
});
