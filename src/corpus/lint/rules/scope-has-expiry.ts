import type { Rule } from '../rule.ts';

export const scopeHasExpiry: Rule = {
  name: 'scope-has-expiry',
  about: 'A record about one project says until when it is true.',
  lint: ({ record: { scope, expires } }) =>
    scope === 'project' && !expires
      ? [{ at: 'expires', message: 'Expected a date on a record of scope "project", found none' }]
      : [],
  exceptions: [],
};
