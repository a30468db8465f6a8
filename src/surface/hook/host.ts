import type { Payload } from './payload.ts';

/** How a shell command ended, as far as the host tells. */
export type Ending = 'succeeded' | 'failed' | 'interrupted' | 'untold';

interface Common {
  /** The host's own name of the event; the answer repeats it. */
  readonly name: string;
  /** What the host calls one conversation. */
  readonly session: string;
  readonly cwd?: string;
  readonly command: string;
}

/** A shell command that is about to run. */
export interface BeforeEvent extends Common {
  readonly kind: 'before';
}

/** A shell command that ran. */
export interface AfterEvent extends Common {
  readonly kind: 'after';
  readonly ending: Ending;
  readonly exitCode?: number;
  readonly output: string;
}

export type HookEvent = BeforeEvent | AfterEvent;

/** What wayout has to say about an event. At most one, and mostly nothing. */
export type HookAnswer =
  | { readonly kind: 'hint'; readonly text: string }
  | { readonly kind: 'warning'; readonly text: string }
  | { readonly kind: 'block'; readonly text: string };

/** What the host reads of the hook's process. */
export interface HookReply {
  readonly stdout?: string;
  readonly stderr?: string;
  /** @default 0 */
  readonly exitCode?: 2;
}

/** One coding agent: how it tells an event, and how it wants to be answered. docs/hosts.md says where that is written. */
export interface Host {
  /** When the agent can be told that a command is a dead end: `after` where nothing but a refusal reaches it earlier. */
  readonly warns: 'before' | 'after' | 'never';
  /** The event, or `undefined` for what is no shell command. Never throws. */
  parse(payload: Payload): HookEvent | undefined;
  /** `undefined` where the host has no place for such an answer. */
  reply(event: HookEvent, answer: HookAnswer): HookReply | undefined;
}
