import type { HookAnswer, HookEvent, HookReply } from '../host.ts';
import { objectIn, textIn, type Payload } from '../payload.ts';

/** What Claude Code, Codex, Gemini CLI and VS Code have in common: one object for one tool call. */
export interface ToolCall {
  readonly event: string;
  readonly tool: string;
  readonly command: string;
  readonly session: string;
  readonly cwd?: string;
}

/** Reads the fields that these hosts name alike, in either spelling. */
export function toolCallIn(payload: Payload): ToolCall | undefined {
  const event = textIn(payload, 'hook_event_name', 'hookEventName');
  const tool = textIn(payload, 'tool_name', 'toolName');
  const command = textIn(objectIn(payload['tool_input']), 'command');
  const cwd = textIn(payload, 'cwd');
  if (event === undefined || tool === undefined || !command) return undefined;
  return {
    event,
    tool,
    command,
    session: textIn(payload, 'session_id', 'sessionId') ?? '',
    ...(cwd === undefined ? {} : { cwd }),
  };
}

/** `hookSpecificOutput`, as these hosts read it. A warning carries no decision: the host's own permissions stay in force. */
export function replyInClaudeShape({ name }: HookEvent, { kind, text }: HookAnswer): HookReply {
  const specific =
    kind === 'block'
      ? { hookEventName: name, permissionDecision: 'deny', permissionDecisionReason: text }
      : { hookEventName: name, additionalContext: text };
  return { stdout: JSON.stringify({ hookSpecificOutput: specific }) };
}
