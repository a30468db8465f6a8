import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadRecords } from './corpus/index.ts';
import type { FailureRecord } from './record/index.ts';
import { createSearch } from './search-records.ts';

const { records } = loadRecords(fileURLToPath(new URL('../records', import.meta.url)));
const ids = records.map(({ id }) => id);
const byId = new Map(records.map((record) => [record.id, record]));

/** A search, how often it has read a record, and how often it has asked which there are: that reads all of them too. */
function searchOf(mostKept?: number) {
  let reads = 0;
  let lists = 0;
  const find = (id: string) => {
    reads++;
    return byId.get(id);
  };
  const list = () => {
    lists++;
    return ids;
  };
  const search = createSearch({ ids: list, find, ...(mostKept !== undefined && { mostKept }) });
  return { search, reads: () => reads, lists: () => lists };
}

test('a record holds every word, and one that holds them in its name stands before one that holds them elsewhere', () => {
  const { search } = searchOf();
  const found = search('Registry  401');
  const holds = (record: FailureRecord) =>
    /registry/i.test(JSON.stringify(record)) && /401/.test(JSON.stringify(record));
  expect(found.toSorted()).toEqual(
    records
      .filter(holds)
      .map(({ id }) => id)
      .toSorted(),
  );
  const inName = ({ id, signature, signature_zh, tags = [] }: FailureRecord) =>
    [id, signature, signature_zh, ...tags].join(' ').toLowerCase();
  const scores = found.map((id) => {
    const record = byId.get(id);
    const name = record ? inName(record) : '';
    return ['registry', '401'].reduce((sum, word) => sum + (name.includes(word) ? 3 : 1), 0);
  });
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(new Set(scores).size).toBeGreaterThan(1);
});

test('nothing is read before the first search, and nothing twice', () => {
  const { search, reads, lists } = searchOf();
  expect([reads(), lists()]).toEqual([0, 0]);
  search('registry');
  expect(reads()).toBe(ids.length);
  search('certificate');
  expect(reads()).toBe(ids.length);
});

test.for(['registry', 'npm 冲突', 'e', 'no-such-word', '  '])(
  'what was not kept, for it would be too much, gives the same answer to "%s"',
  (words) => {
    const all = searchOf().search(words);
    for (const mostKept of [0, 100_000]) expect(searchOf(mostKept).search(words)).toEqual(all);
  },
);

test('no more is kept than was allowed', () => {
  const { search, reads } = searchOf(100_000);
  search('registry');
  const first = reads();
  search('registry');
  expect(reads() - first).toBeGreaterThan(ids.length / 2);
  expect(reads() - first).toBeLessThan(ids.length);
});
