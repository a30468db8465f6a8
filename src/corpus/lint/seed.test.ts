import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lint } from './lint.ts';
import { loadSubjects } from './subjects.ts';

const seedFile = fileURLToPath(new URL('../../../test/fixtures/record/seed.json', import.meta.url));

test('lint names the flaws of the seed record', async () => {
  const { subjects, broken } = loadSubjects([seedFile]);
  const flaws = await lint(subjects);
  const count = (rule: string) => flaws.filter((flaw) => flaw.rule === rule).length;
  expect(broken).toEqual([]);
  expect(count('action-is-named')).toBe(3);
  expect(count('is-translated')).toBe(3);
  expect(count('how-says-more-than-action')).toBe(3);
  expect(count('action-has-source')).toBe(6);
});
