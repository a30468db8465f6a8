import type { Rule } from '../rule.ts';

export const patternIsUsable: Rule = {
  name: 'pattern-is-usable',
  about: 'A record has a pattern, and each of its patterns is valid and runs in linear time.',
  lint: ({ record: { regex, patterns = [] }, refused }) => {
    if (refused !== undefined) return [{ at: 'regex', message: refused }];
    return regex || patterns.length > 0 ? [] : [{ at: 'regex', message: 'Expected a pattern, found none' }];
  },
  exceptions: [],
};
