import { endingOf } from '../ending.ts';
import type { Host } from '../host.ts';
import { numberIn, objectIn, textIn } from '../payload.ts';

/** opencode: our plugin there hands over the two arguments of its hook and reads `context` and `refuse`. */
export const opencode: Host = {
  warns: 'after',
  parse(payload) {
    const name = textIn(payload, 'hook');
    const input = objectIn(payload['input']);
    const output = objectIn(payload['output']);
    const command = textIn(objectIn((name === 'tool.execute.before' ? output : input)?.['args']), 'command');
    if (name === undefined || textIn(input, 'tool') !== 'bash' || !command) return undefined;
    const cwd = textIn(payload, 'directory');
    const common = {
      name,
      session: textIn(input, 'sessionID') ?? '',
      command,
      ...(cwd === undefined ? {} : { cwd }),
    };
    switch (name) {
      case 'tool.execute.before':
        return { kind: 'before', ...common };
      case 'tool.execute.after': {
        const exitCode = numberIn(objectIn(output?.['metadata']), 'exit');
        return {
          kind: 'after',
          ...common,
          ending: endingOf(exitCode),
          ...(exitCode === undefined ? {} : { exitCode }),
          output: textIn(output, 'output') ?? '',
        };
      }
      default:
        return undefined;
    }
  },
  reply({ kind }, answer) {
    if (answer.kind === 'block') return { stdout: JSON.stringify({ refuse: answer.text }) };
    return kind === 'after' ? { stdout: JSON.stringify({ context: answer.text }) } : undefined;
  },
};
