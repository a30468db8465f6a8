import { expect, test } from 'vitest';
import type { Candidate, Traits } from '../matcher/index.ts';
import type { FailureRecord } from '../record/index.ts';
import type { Named } from './diagnose.ts';
import { rank as rankCandidates } from './rank.ts';

test('a record whose words stand in the log comes before one that merely matches', () => {
  const ranked = rank([
    named('a/vague', { cover: 0.1, mass: 0.1 }),
    named('a/exact', { cover: 0.9, mass: 0.8 }),
  ]);
  expect(ranked.map(({ record }) => record.id)).toEqual(['a/exact', 'a/vague']);
  expect(ranked[0]?.role).toBe('root');
});

test('the parts of a score add up to it, the strongest first', () => {
  const [best] = rank([named('a/exact', { cover: 0.9 })]);
  const sum = best?.why.reduce((total, { value }) => total + value, 0);
  expect(sum).toBeCloseTo(best?.score ?? NaN, 9);
  const sizes = best?.why.slice(0, -1).map(({ value }) => Math.abs(value)) ?? [];
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
});

test('a wrapper yields to a cause that is a little weaker', () => {
  const ranked = rank([
    named('ci/exit-code', { cover: 1, phrase: 1 }, { role: 'wrapper' }),
    named('c/undefined-reference', { cover: 0.8, phrase: 0.8 }),
  ]);
  expect(ranked.map(({ record, role }) => [record.id, role])).toEqual([
    ['c/undefined-reference', 'root'],
    ['ci/exit-code', 'wrapper'],
  ]);
});

test('a wrapper alone is the root', () => {
  expect(rank([named('ci/exit-code', {}, { role: 'wrapper' })])[0]?.role).toBe('root');
});

test('of two rivals the one that leads to the other comes first', () => {
  const graph = { transition_graph: { leads_to: [{ id: 'pip/wheel-failed' }] } };
  const ranked = rank([
    named('pip/wheel-failed', { cover: 0.9, phrase: 0.6 }),
    named('c/no-compiler', { cover: 0.8, phrase: 0.6 }, graph),
  ]);
  expect(ranked.map(({ record }) => record.id)).toEqual(['c/no-compiler', 'pip/wheel-failed']);
});

test('one failure written down for two systems is one finding', () => {
  const ranked = rank([
    named('docker/no-space/linux', { platform: 1 }),
    named('docker/no-space/macos', { platform: -1, cover: 0.79 }),
  ]);
  expect(ranked).toHaveLength(1);
});

function rank(entries: readonly Named[]) {
  return rankCandidates(
    entries.map(({ candidate }) => candidate),
    (id) => entries.find(({ record }) => record.id === id)?.record,
  );
}

const plain: Traits = {
  pattern: 1,
  held: 0.8,
  heldPassing: 0,
  cover: 0.8,
  coverNear: 0.8,
  phrase: 0.5,
  mass: 0.6,
  share: 0.3,
  likeness: 1,
  curated: 0,
  topic: 0.5,
  code: 0,
  otherCode: 0,
  failing: 1,
  benign: 0,
  late: 0.5,
  platform: 0,
  quiet: 0,
  brief: 0.5,
  long: 0,
  region: 0.5,
  wellEnded: 0,
  badlyEnded: 0,
  movedOn: 0,
};

function named(id: string, traits: Partial<Traits>, more: Partial<FailureRecord> = {}): Named {
  const candidate: Candidate = {
    id,
    pattern: 0,
    basis: 'pattern',
    lines: [1, 1],
    column: 1,
    text: id,
    captures: {},
    count: 1,
    length: id.length,
    traits: { ...plain, ...traits },
  };
  return { candidate, record: { id, signature: id, domain: id.split('/')[0] ?? '', ...more } };
}
