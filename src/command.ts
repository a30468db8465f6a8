/** What a command was called with. */
export interface Invocation {
  readonly positionals: readonly string[];
  /** The last value of a string option. */
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
  flag(name: string): boolean;
}

/** The outside world of a command. */
export interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
}

/** Runs one command to its end; resolves to the exit code. What it throws is printed by its message, with exit code 2. */
export type RunCommand = (invocation: Invocation, terminal: Terminal) => Promise<number>;

/** Commands that are surfaces of their own (`mcp`, `serve`), by name: `main.ts` hands them to the command line. */
export type SurfaceCommands = Readonly<Record<string, () => Promise<RunCommand>>>;
