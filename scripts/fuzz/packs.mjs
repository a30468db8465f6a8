// A pack cut off, with flipped bits or with a section blanked: refused with a MatcherError, or it answers as before.
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { createMatcher, MatcherError, openPack } from '../../dist/matcher/index.js';
import { entrySize, headerSize, sectionNames } from '../../dist/matcher/pack/layout.js';
import { question, sample, samplePack } from './sample.mjs';

const regions = [
  ['header', 0, headerSize],
  ['section table', headerSize, headerSize + sectionNames.length * entrySize],
  ...sectionNames.map((name, i) => {
    const head = new DataView(samplePack.buffer, headerSize + i * entrySize);
    const from = head.getFloat64(0, true);
    return [name, from, from + head.getFloat64(8, true)];
  }),
].filter(([, from, to]) => to > from);
const damage = fc.constantFrom(...regions).chain(([name, from, to]) =>
  fc.record({
    name: fc.constant(name),
    how: fc.constantFrom('flip', 'flip', 'flip', 'cut', 'zero'),
    at: fc.integer({ min: from, max: to - 1 }),
    bits: fc.array(fc.tuple(fc.integer({ min: from, max: to - 1 }), fc.nat(7)), { maxLength: 3 }),
    bit: fc.nat(7),
    to: fc.constant(to),
  }),
);
const intact = answersOf(samplePack);

export function packProperty(count) {
  return fc.property(damage, (one) => {
    const damaged = damagedBy(one);
    let answers;
    try {
      answers = answersOf(damaged);
    } catch (error) {
      if (!(error instanceof MatcherError)) throw error;
      count(`${one.name} refused`);
      return;
    }
    count(`${one.name} answers as before`);
    assert.deepEqual(answers, intact);
  });
}

function damagedBy({ how, at, bit, bits, to }) {
  if (how === 'cut') return samplePack.slice(0, at);
  const bytes = samplePack.slice();
  if (how === 'zero') return bytes.fill(0, at, to);
  for (const [place, n] of [[at, bit], ...bits]) bytes[place] ^= 1 << n;
  return bytes;
}

function answersOf(bytes) {
  const pack = openPack(bytes);
  const { candidates } = createMatcher(pack).match(question);
  return { candidates, ids: pack.ids(), records: sample.map(({ id }) => pack.find(id)) };
}
