import type { Rule } from '../rule.ts';

export const causeExists: Rule = {
  name: 'cause-exists',
  about: 'A cause that a pattern or an action names is one of the causes of the record.',
  lint: ({ record: { causes = [], patterns = [], dead_ends: deadEnds = [], workarounds = [] } }) => {
    const known = new Set(causes.map(({ id }) => id));
    const named = [
      ...patterns.map(({ cause }, i) => ({ ids: cause ? [cause] : [], at: `patterns.${i}.cause` })),
      ...deadEnds.map((action, i) => ({ ids: action.causes ?? [], at: `dead_ends.${i}.causes` })),
      ...workarounds.map((action, i) => ({ ids: action.causes ?? [], at: `workarounds.${i}.causes` })),
    ];
    return named.flatMap(({ ids, at }) =>
      ids
        .filter((id) => !known.has(id))
        .map((id) => ({
          at,
          message: `Expected one of the causes (${[...known].join(', ') || 'none'}), found "${id}"`,
        })),
    );
  },
  exceptions: [],
};
