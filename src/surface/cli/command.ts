import type { RunCommand } from '../../command.ts';

export type { Invocation, RunCommand, SurfaceCommands, Terminal } from '../../command.ts';

/** One option of a command. `node:util` parseArgs reads it; help and completions are written from it. */
export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly multiple?: boolean;
  /** What stands for the value in the help: `FILE`. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly about: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** After `wayout <name>`. */
  readonly usage: readonly string[];
  readonly about?: string;
  readonly options: OptionSpecs;
  readonly examples: readonly string[];
  /** Everything after the first positional belongs to the user's command: `run -- make -j4`. */
  readonly passthrough?: boolean;
  /** Run by a program that takes an exit code for a refusal: no mistake in its words may end in one. */
  readonly neverRefuses?: boolean;
  /** Words that may follow, for completions. */
  readonly words?: readonly string[];
  /** Absent where the command is a surface of its own, which `main.ts` hands in by this name. */
  readonly load?: () => Promise<RunCommand>;
}

/** 0: known or likely; 1: unknown; 2: usage, or input that cannot be read; 130: stopped by Ctrl-C. */
export const exitCodes = { answered: 0, unknown: 1, usage: 2, stopped: 130 } as const;

/** What the user asked for cannot be done as asked; the message says what to do. */
export class CliError extends Error {
  readonly code: 'usage' | 'unreadable';

  constructor(code: CliError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CliError';
    this.code = code;
  }
}
