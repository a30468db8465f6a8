import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { countUnits } from '../read/count-units.ts';
import { LineUnits } from './line-units.ts';

const loaded = (bytes: Uint8Array) => {
  const line = new LineUnits();
  line.load(bytes, 0, bytes.length);
  return String.fromCharCode(...line.units.subarray(0, line.length));
};

test('a line of any text is the same units that a string has', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const bytes = new TextEncoder().encode(text);
      expect(loaded(bytes)).toBe(text);
      expect(countUnits(bytes, 0, bytes.length)).toBe(text.length);
    }),
  );
});

test('bytes that are not valid become replacement characters and lose nothing after them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(loaded(Uint8Array.from([...bytes, 10, 111, 107]))).toMatch(/\nok$/);
    }),
  );
  expect(loaded(Uint8Array.of(0xff, 0x61, 0xe4, 0xbd, 0x62))).toBe('\ufffda\ufffdb');
});
