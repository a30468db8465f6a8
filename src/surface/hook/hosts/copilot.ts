import { endingOf, exitCodeIn } from '../ending.ts';
import type { AfterEvent, Host } from '../host.ts';
import { objectIn, objectOrJsonIn, textIn, type Payload } from '../payload.ts';

const shells = ['bash', 'powershell'];

/** Copilot CLI and cloud agent, events in camelCase. The payload does not name its event: its fields tell. */
export const copilot: Host = {
  warns: 'before',
  parse(payload) {
    const command = textIn(objectOrJsonIn(payload['toolArgs']), 'command');
    if (!command || !shells.includes(textIn(payload, 'toolName') ?? '')) return undefined;
    const cwd = textIn(payload, 'cwd');
    const event = {
      session: textIn(payload, 'sessionId') ?? '',
      command,
      ...(cwd === undefined ? {} : { cwd }),
    };
    return { ...event, ...told(payload) };
  },
  reply({ name }, { kind, text }) {
    if (kind === 'block') {
      return { stdout: JSON.stringify({ permissionDecision: 'deny', permissionDecisionReason: text }) };
    }
    // After a failure, and only there, the text itself is read, and only with this exit code.
    return name === 'postToolUseFailure'
      ? { stdout: text, exitCode: 2 }
      : { stdout: JSON.stringify({ additionalContext: text }) };
  },
};

type Told = { readonly kind: 'before'; readonly name: string } | ({ readonly name: string } & Result);
type Result = Pick<AfterEvent, 'kind' | 'ending' | 'exitCode' | 'output'>;

function told(payload: Payload): Told {
  const error = textIn(payload, 'error');
  if (error !== undefined) return { name: 'postToolUseFailure', ...result(error, 'failed') };
  const toolResult = objectIn(payload['toolResult']);
  if (!toolResult) return { kind: 'before', name: 'preToolUse' };
  const kind = textIn(toolResult, 'resultType');
  const ending = kind === 'success' ? 'untold' : kind === 'failure' ? 'failed' : 'interrupted';
  return { name: 'postToolUse', ...result(textIn(toolResult, 'textResultForLlm') ?? '', ending) };
}

/** A tool that worked may have run a command that failed: only the exit code under its output tells. */
function result(output: string, ending: AfterEvent['ending']): Result {
  const exitCode = exitCodeIn(output, /<(?:exited|shellId: \S+ completed) with exit code (\d+)>\s*$/);
  return exitCode === undefined
    ? { kind: 'after', ending, output }
    : { kind: 'after', ending: endingOf(exitCode), exitCode, output };
}
