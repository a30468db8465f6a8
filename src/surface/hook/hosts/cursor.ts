import { endingOf } from '../ending.ts';
import type { AfterEvent, Host, HookEvent } from '../host.ts';
import { numberIn, objectIn, objectOrJsonIn, textIn, type Payload } from '../payload.ts';

/** Cursor: the agent reads a message before a command only where the command is refused; after it, always. */
export const cursor: Host = {
  warns: 'after',
  parse(payload) {
    const name = textIn(payload, 'hook_event_name');
    switch (name) {
      case 'beforeShellExecution': {
        const command = textIn(payload, 'command');
        return command ? { kind: 'before', ...common(name, payload, command) } : undefined;
      }
      case 'preToolUse': {
        const command = shellCommand(payload);
        return command ? { kind: 'before', ...common(name, payload, command) } : undefined;
      }
      case 'postToolUse': {
        const command = shellCommand(payload);
        return command ? { kind: 'after', ...common(name, payload, command), ...result(payload) } : undefined;
      }
      case 'postToolUseFailure': {
        const command = shellCommand(payload);
        return command
          ? { kind: 'after', ...common(name, payload, command), ...failure(payload) }
          : undefined;
      }
      default:
        return undefined;
    }
  },
  reply({ kind, name }, answer) {
    if (kind === 'before') {
      return answer.kind === 'block'
        ? {
            stdout: JSON.stringify({
              permission: 'deny',
              user_message: answer.text,
              agent_message: answer.text,
            }),
          }
        : undefined;
    }
    // postToolUseFailure reads no answer.
    return name === 'postToolUse'
      ? { stdout: JSON.stringify({ additional_context: answer.text }) }
      : undefined;
  },
};

function common(name: string, payload: Payload, command: string): Omit<HookEvent, 'kind'> {
  const cwd = textIn(payload, 'cwd') ?? textIn(objectIn(payload['tool_input']), 'working_directory');
  return {
    name,
    session: textIn(payload, 'conversation_id', 'session_id') ?? '',
    command,
    ...(cwd === undefined ? {} : { cwd }),
  };
}

function shellCommand(payload: Payload): string | undefined {
  return textIn(payload, 'tool_name') === 'Shell'
    ? textIn(objectOrJsonIn(payload['tool_input']), 'command')
    : undefined;
}

/** `tool_output` is a JSON text: `{"exitCode":0,"stdout":"…"}`. */
function result(payload: Payload): Pick<AfterEvent, 'ending' | 'exitCode' | 'output'> {
  const told = objectOrJsonIn(payload['tool_output']);
  const exitCode = numberIn(told, 'exitCode', 'exit_code');
  const output = [textIn(told, 'stdout', 'output'), textIn(told, 'stderr')].filter(Boolean).join('\n');
  return { ending: endingOf(exitCode), ...(exitCode === undefined ? {} : { exitCode }), output };
}

function failure(payload: Payload): Pick<AfterEvent, 'ending' | 'output'> {
  const stopped = payload['is_interrupt'] === true || textIn(payload, 'failure_type') !== 'error';
  return { ending: stopped ? 'interrupted' : 'failed', output: textIn(payload, 'error_message') ?? '' };
}
