import type { Rule } from '../rule.ts';

export const actionIsNamed: Rule = {
  name: 'action-is-named',
  about: 'A dead end says which action it warns against, a workaround what to do.',
  lint: ({ record: { dead_ends: deadEnds = [], workarounds = [] } }) => [
    ...unnamed(deadEnds, 'dead_ends'),
    ...unnamed(workarounds, 'workarounds'),
  ],
  exceptions: [],
};

function unnamed(actions: readonly { readonly action?: string | undefined }[], list: string) {
  return actions.flatMap(({ action }, i) =>
    action ? [] : [{ at: `${list}.${i}.action`, message: 'Expected an action, found none' }],
  );
}
