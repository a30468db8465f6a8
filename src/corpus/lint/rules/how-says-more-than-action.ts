import type { Rule } from '../rule.ts';

export const howSaysMoreThanAction: Rule = {
  name: 'how-says-more-than-action',
  about: 'How a workaround is done is not the action repeated.',
  lint: ({ record: { workarounds = [] } }) =>
    workarounds.flatMap(({ action, how }, i) =>
      how && how === action
        ? [{ at: `workarounds.${i}.how`, message: 'Expected how it is done, found the action repeated' }]
        : [],
    ),
  exceptions: [],
};
