import type { Rule } from '../rule.ts';

export const actionHasId: Rule = {
  name: 'action-has-id',
  about: 'Each dead end and workaround has an id of its own, so that evidence can refer to it.',
  lint: ({ record: { dead_ends: deadEnds = [], workarounds = [] } }) => {
    const named = [
      ...deadEnds.map(({ id }, i) => ({ id, at: `dead_ends.${i}.id` })),
      ...workarounds.map(({ id }, i) => ({ id, at: `workarounds.${i}.id` })),
    ];
    return named.flatMap(({ id, at }, i) => {
      if (id === undefined) return [{ at, message: 'Expected an id, found none' }];
      const first = named.findIndex((other) => other.id === id);
      return first < i
        ? [{ at, message: `Expected an id of its own, found "${id}" as at ${named[first]?.at}` }]
        : [];
    });
  },
  exceptions: [],
};
