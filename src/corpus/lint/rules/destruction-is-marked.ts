import type { Rule } from '../rule.ts';

const destructive =
  /\brm\s+(?:-\w+\s+)*-\w*[rf]|\bgit\s+push\b[^\n;&|]*(?:\s-f\b|--force(?!-with-lease))|\bgit\s+reset\s+--hard|\bgit\s+clean\s+-\w*f|\b(?:system|builder|volume|image)\s+prune|\bDROP\s+(?:TABLE|DATABASE|SCHEMA)|\bTRUNCATE\s+TABLE|\bdd\s+[^\n]*of=|\bmkfs|\bFLUSHALL\b|\bshred\b|\bgit\s+checkout\s+(?:--\s+)?\.(?:\s|$)|\bpg_resetwal\b/i;

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
    const found = destructive.exec(command)?.[0];
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
