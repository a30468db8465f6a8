import { endingOf, exitCodeIn } from '../ending.ts';
import type { AfterEvent, Host } from '../host.ts';
import { objectIn, textIn, type Payload } from '../payload.ts';
import { replyInClaudeShape, toolCallIn } from './claude-shape.ts';

const shells = ['Bash', 'PowerShell'];

/** Claude Code: a tool that failed has an event of its own, with the output in `error`. */
export const claudeCode: Host = {
  warns: 'before',
  parse(payload) {
    const call = toolCallIn(payload);
    if (!call || !shells.includes(call.tool)) return undefined;
    const { event: name, session, command, cwd } = call;
    const common = { name, session, command, ...(cwd === undefined ? {} : { cwd }) };
    switch (name) {
      case 'PreToolUse':
        return { kind: 'before', ...common };
      case 'PostToolUse':
        return { kind: 'after', ...common, ...success(payload) };
      case 'PostToolUseFailure':
        return { kind: 'after', ...common, ...failure(payload) };
      default:
        return undefined;
    }
  },
  reply: replyInClaudeShape,
};

type Outcome = Pick<AfterEvent, 'ending' | 'exitCode' | 'output'>;

function success(payload: Payload): Outcome {
  const response = objectIn(payload['tool_response']);
  const output = [textIn(response, 'stdout'), textIn(response, 'stderr')].filter(Boolean).join('\n');
  if (response?.['interrupted'] === true) return { ending: 'interrupted', output };
  // A command that went to the background has not ended.
  if (textIn(response, 'backgroundTaskId') !== undefined) return { ending: 'untold', output };
  return { ending: 'succeeded', exitCode: 0, output };
}

function failure(payload: Payload): Outcome {
  const output = textIn(payload, 'error') ?? '';
  if (payload['is_interrupt'] === true) return { ending: 'interrupted', output };
  const exitCode = exitCodeIn(output, /^(?:Exit code|Command exited with non-zero status code) (\d+)/);
  const ending = endingOf(exitCode);
  return {
    ending: ending === 'interrupted' ? ending : 'failed',
    ...(exitCode === undefined ? {} : { exitCode }),
    output,
  };
}
