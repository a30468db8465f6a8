import { endingOf, exitCodeIn } from '../ending.ts';
import type { AfterEvent, Host } from '../host.ts';
import { objectIn, textIn, type Payload } from '../payload.ts';
import { replyInClaudeShape, toolCallIn } from './claude-shape.ts';

/** Gemini CLI: before a tool only the user can be told something, the agent after it. */
export const gemini: Host = {
  warns: 'after',
  parse(payload) {
    const call = toolCallIn(payload);
    if (call?.tool !== 'run_shell_command') return undefined;
    const { event: name, session, command, cwd } = call;
    const common = { name, session, command, ...(cwd === undefined ? {} : { cwd }) };
    switch (name) {
      case 'BeforeTool':
        return { kind: 'before', ...common };
      case 'AfterTool':
        return { kind: 'after', ...common, ...outcome(objectIn(payload['tool_response'])) };
      default:
        return undefined;
    }
  },
  reply(event, answer) {
    if (event.kind === 'after') return replyInClaudeShape(event, answer);
    return answer.kind === 'block'
      ? { stdout: JSON.stringify({ decision: 'deny', reason: answer.text }) }
      : { stdout: JSON.stringify({ systemMessage: answer.text }) };
  },
};

/** The tool writes `Exit Code: N` below the output, and only where N is not zero. */
function outcome(response: Payload | undefined): Pick<AfterEvent, 'ending' | 'exitCode' | 'output'> {
  const output = contentText(response?.['llmContent']);
  if (/^Command (?:was cancelled by user|was automatically cancelled)/.test(output)) {
    return { ending: 'interrupted', output };
  }
  if (output.startsWith('Command moved to background')) return { ending: 'untold', output };
  const exitCode = exitCodeIn(output, /^Exit Code: (\d+)$/m) ?? (failedToStart(response, output) ? 1 : 0);
  return { ending: endingOf(exitCode), exitCode, output };
}

function failedToStart(response: Payload | undefined, output: string): boolean {
  return objectIn(response?.['error']) !== undefined || /^(?:Error|Signal): /m.test(output);
}

/** A text, or parts of which some are texts. */
function contentText(content: unknown): string {
  if (typeof content === 'string') return content;
  const parts: readonly unknown[] = Array.isArray(content) ? content : [content];
  return parts
    .map((part) => (typeof part === 'string' ? part : (textIn(objectIn(part), 'text') ?? '')))
    .join('');
}
