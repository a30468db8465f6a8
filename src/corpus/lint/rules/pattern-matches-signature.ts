import type { Rule } from '../rule.ts';

export const patternMatchesSignature: Rule = {
  name: 'pattern-matches-signature',
  about: 'A record matches its own signature.',
  lint: ({ record: { signature }, key, refused }, { matched }) =>
    refused !== undefined || matched(signature).has(key)
      ? []
      : [
          {
            at: 'regex',
            message: `Expected a pattern that matches the signature "${signature}", found none`,
          },
        ],
  exceptions: [],
};
