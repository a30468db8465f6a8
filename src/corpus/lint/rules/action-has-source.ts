import type { Rule } from '../rule.ts';

export const actionHasSource: Rule = {
  name: 'action-has-source',
  about: 'Each dead end and workaround cites where people say so, as an https address.',
  lint: ({ record: { dead_ends: deadEnds = [], workarounds = [] } }) => [
    ...unsourced(deadEnds, 'dead_ends'),
    ...unsourced(workarounds, 'workarounds'),
  ],
  exceptions: [],
};

function unsourced(actions: readonly { readonly sources?: readonly string[] | undefined }[], list: string) {
  return actions.flatMap(({ sources = [] }, i) => {
    const at = `${list}.${i}.sources`;
    if (sources.length === 0) return [{ at, message: 'Expected a source, found none' }];
    const odd = sources.find((source) => !/^https:\/\/[^\s/]+\.[^\s]+$/.test(source));
    return odd === undefined ? [] : [{ at, message: `Expected an https address, found "${odd}"` }];
  });
}
