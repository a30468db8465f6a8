import type { Breach, Rule } from '../rule.ts';

export const transitionResolves: Rule = {
  name: 'transition-resolves',
  about: 'Each transition names a record that exists, and look-alikes name each other.',
  lint: ({ record }, { subjects }) => {
    const {
      leads_to: leadsTo = [],
      preceded_by: precededBy = [],
      frequently_confused_with: confused = [],
    } = record.transition_graph ?? {};
    const dangling = Object.entries({
      leads_to: leadsTo,
      preceded_by: precededBy,
      frequently_confused_with: confused,
    }).flatMap(([kind, edges]): readonly Breach[] =>
      edges
        .filter(({ id }) => !subjects.has(id))
        .map(({ id }) => ({
          at: `transition_graph.${kind}`,
          message: `Expected a record that exists, found "${id}"`,
        })),
    );
    const oneWay = confused
      .filter(({ id }) => subjects.has(id) && !confusedWith(subjects.get(id)?.[0]?.record, record.id))
      .map(({ id }) => ({
        at: 'transition_graph.frequently_confused_with',
        message: `Expected ${id} to name this record too, found that it does not`,
      }));
    return [...dangling, ...oneWay];
  },
  exceptions: [],
};

function confusedWith(
  record:
    | {
        readonly transition_graph?:
          | { readonly frequently_confused_with?: readonly { readonly id: string }[] | undefined }
          | undefined;
      }
    | undefined,
  id: string,
): boolean {
  return record?.transition_graph?.frequently_confused_with?.some((edge) => edge.id === id) ?? false;
}
