import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { composeRecord, parseRecord, publishRecord, RecordError, splitRecord, textHash } from './index.ts';

const seedFile = new URL('../../test/fixtures/record/seed.json', import.meta.url);
const seed: unknown = JSON.parse(readFileSync(seedFile, 'utf8'));

test('the seed record parses as published form and is published again without loss', () => {
  expect(publishRecord(parseRecord(seed))).toEqual(seed);
});

test('publishing twice changes nothing', () => {
  const once = publishRecord(parseRecord(seed));
  expect(publishRecord(parseRecord(once))).toEqual(once);
});

test('an unknown field of a published record is kept', () => {
  const record = parseRecord({ id: 'a/b', signature: 's', domain: 'a', from_elsewhere: { deep: 1 } });
  expect(publishRecord(record)).toMatchObject({ from_elsewhere: { deep: 1 } });
});

test('a record without an id is refused, and the message says which field', () => {
  expect(() => parseRecord({ signature: 's', domain: 'd' })).toThrow(RecordError);
  expect(() => parseRecord({ signature: 's', domain: 'd' })).toThrow(/^id: /);
});

test('a record survives the way to its source form and back', () => {
  const record = parseRecord({
    id: 'git/detached',
    signature: 'HEAD is detached',
    signature_zh: '头指针分离',
    domain: 'git',
    dead_ends: [{ id: 'retry', action: 'Try again', action_zh: '再试一次', why_fails: 'Nothing changed' }],
    causes: [{ id: 'tag', summary: 'A tag was checked out', summary_zh: '检出了标签' }],
  });
  const parts = splitRecord(record);
  expect(parts.translations['dead_ends.retry.action']).toEqual({ of: textHash('Try again'), zh: '再试一次' });
  expect(parts.source).not.toHaveProperty('signature_zh');
  expect(composeRecord(parts)).toEqual(record);
});

test('claims and derived fields do not pass into the source form', () => {
  const record = parseRecord({
    id: 'a/b',
    signature: 's',
    domain: 'a',
    confidence: 0.84,
    dead_ends: [{ id: 'x', action: 'X', fail_rate: 0.7 }],
    versions: [{ version: 'A 1', status: 'active' }],
  });
  const { source } = splitRecord(record);
  expect(source).toEqual({
    id: 'a/b',
    signature: 's',
    domain: 'a',
    dead_ends: [{ id: 'x', action: 'X' }],
    versions: [{ version: 'A 1' }],
  });
});
