import { spawn, type IPty } from '@lydell/node-pty';
import type { CallOptions } from './wayout.ts';

/** What somebody at the keyboard does once a text has been shown. */
export interface Act {
  readonly after: string;
  /** Milliseconds to wait then. @default 0 */
  readonly pause?: number;
  readonly type?: string;
  readonly resize?: readonly [columns: number, rows: number];
  readonly signal?: NodeJS.Signals;
}

export interface Shown {
  /** Every byte that reached the terminal, one character each. */
  readonly output: string;
  readonly code: number;
  readonly signal: number;
}

/** Runs a program on a terminal of 100 columns and 30 rows. */
export async function onTerminal(
  file: string,
  args: readonly string[],
  acts: readonly Act[] = [],
  { env = {}, cwd }: Pick<CallOptions, 'env' | 'cwd'> = {},
): Promise<Shown> {
  const terminal = spawn(file, [...args], {
    cols: 100,
    rows: 30,
    encoding: 'latin1',
    name: 'xterm-256color',
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...env },
    ...(cwd === undefined ? {} : { cwd }),
  });
  const open = [...acts];
  let output = '';
  terminal.onData((text) => {
    output += text;
    for (let next = open[0]; next && output.includes(next.after); next = open[0]) {
      open.shift();
      if (next.pause === undefined) perform(next, terminal);
      else setTimeout(perform, next.pause, next, terminal);
    }
  });
  return new Promise((resolve) => {
    terminal.onExit(({ exitCode, signal }) => resolve({ output, code: exitCode, signal: signal ?? 0 }));
  });
}

function perform({ type, resize, signal }: Act, terminal: IPty): void {
  if (type !== undefined) terminal.write(type);
  if (resize) terminal.resize(...resize);
  if (signal) terminal.kill(signal);
}
