import type { Rule } from '../rule.ts';

export const patternSparesCleanLogs: Rule = {
  name: 'pattern-spares-clean-logs',
  about: 'A record matches nothing in the outputs of runs that went well.',
  lint: ({ key }, { matched, cleanLogs }) =>
    cleanLogs
      .filter(({ bytes }) => matched(bytes).has(key))
      .map(({ file }) => ({
        at: 'regex',
        message: `Expected not to match ${file}, the output of a run that went well`,
      })),
  exceptions: [],
};
