import type { Host } from '../host.ts';
import { objectIn, textIn } from '../payload.ts';

/** Windsurf: its event after a command has neither output nor exit code, so no failure is ever seen. */
export const windsurf: Host = {
  warns: 'never',
  parse(payload) {
    const name = textIn(payload, 'agent_action_name');
    const info = objectIn(payload['tool_info']);
    const command = textIn(info, 'command_line');
    if (name === undefined || !command) return undefined;
    const cwd = textIn(info, 'cwd');
    const common = {
      name,
      session: textIn(payload, 'trajectory_id') ?? '',
      command,
      ...(cwd === undefined ? {} : { cwd }),
    };
    switch (name) {
      case 'pre_run_command':
        return { kind: 'before', ...common };
      case 'post_run_command':
        return { kind: 'after', ...common, ending: 'untold', output: '' };
      default:
        return undefined;
    }
  },
  // The agent reads standard error with this exit code, and what it was about to do is then refused.
  reply: ({ kind }, answer) =>
    kind === 'before' && answer.kind === 'block' ? { stderr: answer.text, exitCode: 2 } : undefined,
};
