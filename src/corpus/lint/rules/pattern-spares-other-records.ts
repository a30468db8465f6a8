import type { Rule } from '../rule.ts';

export const patternSparesOtherRecords: Rule = {
  name: 'pattern-spares-other-records',
  about:
    'A record that is no wrapper matches no example of another record, unless the pair is declared as confused.',
  lint: ({ record, key }, { matched, subjects }) => {
    if (record.role === 'wrapper') return [];
    const declared = new Set((record.transition_graph?.frequently_confused_with ?? []).map(({ id }) => id));
    const others = [...subjects.values()].flat().filter((other) => other.record.id !== record.id);
    return others.flatMap((other) =>
      other.record.role === 'wrapper' || declared.has(other.record.id)
        ? []
        : other.examples
            .filter(({ bytes }) => matched(bytes).has(key))
            .map(({ file }) => ({
              at: 'regex',
              message: `Expected not to match ${file}, an example of ${other.record.id}`,
            })),
    );
  },
  exceptions: [],
};
