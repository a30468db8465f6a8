import type { Rule } from '../rule.ts';

export const hasExamples: Rule = {
  name: 'has-examples',
  about: 'A record in source form brings an output that it must match and a near miss that it must not.',
  lint: ({ form, examples, counterexamples }) => {
    if (form !== 'source') return [];
    return [
      ...(examples.length === 0
        ? [{ at: '', message: 'Expected a captured output in examples/, found none' }]
        : []),
      ...(counterexamples.length === 0
        ? [{ at: '', message: 'Expected a near miss in examples/not/, found none' }]
        : []),
    ];
  },
  exceptions: [],
};
