import type { Rule } from '../rule.ts';

export const idIsUnique: Rule = {
  name: 'id-is-unique',
  about: 'No two records of one form have the same id, and an id begins with the domain.',
  lint: ({ record: { id, domain }, file, form }, { subjects }) => [
    ...(id.startsWith(`${domain}/`)
      ? []
      : [{ at: 'id', message: `Expected an id that begins with "${domain}/", found "${id}"` }]),
    ...(subjects.get(id) ?? [])
      .filter((other) => other.file !== file && other.form === form)
      .map((other) => ({ at: 'id', message: `Expected an id of its own, found that of ${other.file}` })),
  ],
  exceptions: [],
};
