import { endingOf, exitCodeIn } from '../ending.ts';
import type { AfterEvent, Host } from '../host.ts';
import { numberIn, objectIn, textIn } from '../payload.ts';
import { replyInClaudeShape, toolCallIn } from './claude-shape.ts';

/** Codex: one event after a command, however it ended, and for a shell command no exit code in it. */
export const codex: Host = {
  warns: 'before',
  parse(payload) {
    const call = toolCallIn(payload);
    if (call?.tool !== 'Bash') return undefined;
    const { event: name, session, command, cwd } = call;
    const common = { name, session, command, ...(cwd === undefined ? {} : { cwd }) };
    switch (name) {
      case 'PreToolUse':
        return { kind: 'before', ...common };
      case 'PostToolUse':
        return { kind: 'after', ...common, ...outcome(payload['tool_response']) };
      default:
        return undefined;
    }
  },
  reply: replyInClaudeShape,
};

/** A bare text is the command's output alone; what is formatted for the model begins with the exit code. */
function outcome(response: unknown): Pick<AfterEvent, 'ending' | 'exitCode' | 'output'> {
  const object = objectIn(response);
  const output = typeof response === 'string' ? response : (textIn(object, 'output', 'stdout') ?? '');
  const exitCode =
    numberIn(object, 'exit_code', 'exitCode') ??
    numberIn(objectIn(object?.['metadata']), 'exit_code') ??
    exitCodeIn(output, /^(?:Exit code:|Process exited with code) (\d+)$/m);
  return { ending: endingOf(exitCode), ...(exitCode === undefined ? {} : { exitCode }), output };
}
