import type { Rule } from '../rule.ts';

export const patternMatchesExamples: Rule = {
  name: 'pattern-matches-examples',
  about:
    'A record matches each captured output of its failure, also those that a record of the same id brought.',
  lint: ({ record: { id }, key, refused, form, examples, file }, { matched, subjects }) => {
    if (refused !== undefined) return [];
    const twins = subjects.get(id)?.filter((other) => other.file !== file) ?? [];
    const outputs = form === 'published' ? twins.flatMap((twin) => twin.examples) : examples;
    return outputs
      .filter(({ bytes }) => !matched(bytes).has(key))
      .map((example) => ({
        at: 'regex',
        message: `Expected to match an output of this failure, ${example.file}`,
      }));
  },
  exceptions: [],
};
