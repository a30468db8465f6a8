import type { Rule } from '../rule.ts';

export const captureIsOutsideQuotes: Rule = {
  name: 'capture-is-outside-quotes',
  about:
    'A {{name}} in a command stands outside quotes: its value comes quoted, and quotes around quotes cancel.',
  lint: ({ record: { dead_ends: deadEnds = [], workarounds = [] } }) =>
    [
      ...deadEnds.map(({ command }, i) => ({ command, at: `dead_ends.${i}.command` })),
      ...workarounds.map(({ command }, i) => ({ command, at: `workarounds.${i}.command` })),
    ].flatMap(({ command = '', at }) =>
      quotedCaptures(command).map((found) => ({
        at,
        message: `Expected ${found} outside quotes, found it inside`,
      })),
    ),
  exceptions: [],
};

/** Follows the quoting of a POSIX shell through the command. */
function quotedCaptures(command: string): readonly string[] {
  const found: string[] = [];
  let quote = '';
  for (const [token] of command.matchAll(/\\.|\{\{\w+\}\}|['"`]|[^\\{'"`]+|./gs)) {
    if (token.startsWith('{{')) {
      if (quote !== '') found.push(token);
    } else if (token === quote) {
      quote = '';
    } else if (quote === '' && /^['"`]$/.test(token)) {
      quote = token;
    }
  }
  return found;
}
