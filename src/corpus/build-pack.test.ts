import { expect, test } from 'vitest';
import { openPack } from '../matcher/index.ts';
import { buildPack } from './build-pack.ts';

const record = (id: string, regex: string) => ({ id, signature: id, domain: 'demo', regex });

test('records with unusable patterns and repeated ids are refused by name, the others go in', () => {
  const { pack, refused } = buildPack([
    record('demo/good', 'seat'),
    record('demo/open', 'seat (left'),
    record('demo/back', '(\\w+) \\1'),
    record('demo/good', 'other'),
  ]);
  expect(openPack(pack.bytes).ids()).toEqual(['demo/good']);
  expect(refused.map(({ file }) => file)).toEqual(['demo/open', 'demo/back', 'demo/good']);
  expect(refused[0]?.message).toContain('/seat (left/');
});
