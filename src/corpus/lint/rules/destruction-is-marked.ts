import { destructionIn } from '../../../evidence/index.ts';
import type { Rule } from '../rule.ts';

export const destructionIsMarked: Rule = {
  name: 'destruction-is-marked',
  about: 'An action whose command deletes data or history has the risk "destroys".',
  lint: ({ record: { dead_ends: deadEnds = [], workarounds = [] } }) => [
    ...unmarked(deadEnds, 'dead_ends'),
    ...unmarked(workarounds, 'workarounds'),
  ],
  exceptions: [],
};

function unmarked(
  actions: readonly { readonly command?: string | undefined; readonly risk?: string | undefined }[],
  list: string,
) {
  return actions.flatMap(({ command = '', risk }, i) => {
    const found = destructionIn(command);
    return found === undefined || risk === 'destroys'
      ? []
      : [
          {
            at: `${list}.${i}.risk`,
            message: `Expected "destroys" for "${found}", found ${risk ? `"${risk}"` : 'none'}`,
          },
        ];
  });
}
