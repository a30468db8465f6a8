import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordNumbers } from './word-numbers.ts';

test('each hash has its number, and no other has one', () => {
  const hash = fc.oneof(fc.nat(0xffffffff), fc.nat(40), fc.constantFrom(0, 0xffffffff, 0x80000000));
  fc.assert(
    fc.property(
      fc.uniqueArray(hash, { maxLength: 60 }),
      fc.array(hash, { maxLength: 20 }),
      (some, others) => {
        const hashes = Uint32Array.from(some).sort();
        const numberOf = wordNumbers(hashes);
        for (const one of [...some, ...others]) expect(numberOf(one)).toBe(hashes.indexOf(one));
      },
    ),
  );
});
