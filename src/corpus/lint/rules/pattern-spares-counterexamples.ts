import type { Rule } from '../rule.ts';

export const patternSparesCounterexamples: Rule = {
  name: 'pattern-spares-counterexamples',
  about: 'A record matches none of the near misses that stand beside it.',
  lint: ({ key, counterexamples }, { matched }) =>
    counterexamples
      .filter(({ bytes }) => matched(bytes).has(key))
      .map(({ file }) => ({ at: 'regex', message: `Expected not to match the near miss ${file}` })),
  exceptions: [],
};
