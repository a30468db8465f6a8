import { endingOf, exitCodeIn } from '../ending.ts';
import type { AfterEvent, Host } from '../host.ts';
import { objectIn, objectOrJsonIn, textIn, type Payload } from '../payload.ts';
import { replyInClaudeShape, toolCallIn } from './claude-shape.ts';
import { copilot } from './copilot.ts';

/** Names that its terminal tool had in the documentation and has in the product, and those of the Copilot runtime. */
const shells = ['run_in_terminal', 'runInTerminal', 'runTerminalCommand', 'bash', 'powershell', 'Bash'];

/** VS Code: its own agent tells events as Claude Code does; its Copilot sessions run on the Copilot runtime. */
export const vscode: Host = {
  warns: 'before',
  parse(payload) {
    const call = toolCallIn({ ...payload, tool_input: objectOrJsonIn(payload['tool_input']) });
    if (!call) return copilot.parse(payload);
    if (!shells.includes(call.tool)) return undefined;
    const { event: name, session, command, cwd } = call;
    const common = { name, session, command, ...(cwd === undefined ? {} : { cwd }) };
    switch (name) {
      case 'PreToolUse':
        return { kind: 'before', ...common };
      case 'PostToolUse':
        return { kind: 'after', ...common, ...outcome(responseText(payload), undefined) };
      case 'PostToolUseFailure':
        return { kind: 'after', ...common, ...outcome(textIn(payload, 'error') ?? '', 'failed') };
      default:
        return undefined;
    }
  },
  reply: (event, answer) =>
    /^[a-z]/.test(event.name) ? copilot.reply(event, answer) : replyInClaudeShape(event, answer),
};

function responseText(payload: Payload): string {
  const response = payload['tool_response'];
  if (typeof response === 'string') return response;
  return textIn(objectIn(payload['tool_result']), 'text_result_for_llm') ?? '';
}

/** "Completed successfully" is said of the tool; what its command's exit code was, only a text under the output may tell. */
function outcome(
  output: string,
  otherwise: AfterEvent['ending'] | undefined,
): Pick<AfterEvent, 'ending' | 'exitCode' | 'output'> {
  const exitCode = exitCodeIn(
    output,
    /(?:Command exited with code|<(?:exited|shellId: \S+ completed) with exit code) (\d+)>?\s*$/,
  );
  return exitCode === undefined
    ? { ending: otherwise ?? 'untold', output }
    : { ending: endingOf(exitCode), exitCode, output };
}
