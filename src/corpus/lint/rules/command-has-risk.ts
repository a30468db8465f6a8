import type { Rule } from '../rule.ts';

export const commandHasRisk: Rule = {
  name: 'command-has-risk',
  about: 'A command says what it does at worst: reads, changes, destroys or exposes.',
  lint: ({ record: { dead_ends: deadEnds = [], workarounds = [] } }) =>
    [
      ...deadEnds.map((action, i) => ({ ...action, at: `dead_ends.${i}.risk` })),
      ...workarounds.map((action, i) => ({ ...action, at: `workarounds.${i}.risk` })),
    ].flatMap(({ command, risk, at }) =>
      command && !risk ? [{ at, message: 'Expected a risk beside the command, found none' }] : [],
    ),
  exceptions: [],
};
