import { spawn, type ChildProcess } from 'node:child_process';
import type { Machine } from '../machine.ts';

export interface ProgramResult {
  /** `undefined` where it did not come to an end by itself. */
  readonly code: number | undefined;
  /** Standard output, as far as it was read. May hold a secret: whoever asks keeps it to himself. */
  readonly output: string;
  readonly ended: 'exited' | 'timeout' | 'too-much' | 'not-started';
}

export interface ProgramOptions {
  readonly input?: string;
  /** @default that of the machine */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Milliseconds. @default 5000 */
  readonly timeout?: number;
  /** Bytes of output. @default 1 MiB */
  readonly most?: number;
}

/**
 * Runs a program by its path, without a shell, in a group of its own that ends with its time. What it writes to standard
 * error goes nowhere.
 */
export async function runProgram(
  path: string,
  args: readonly string[],
  machine: Machine,
  options: ProgramOptions = {},
): Promise<ProgramResult> {
  const { input = '', env = machine.env, cwd = machine.cwd, timeout = 5000, most = 1 << 20 } = options;
  const child = spawn(path, [...args], { cwd, env, stdio: ['pipe', 'pipe', 'ignore'], detached: true });
  const pieces: Buffer[] = [];
  let size = 0;
  let ended: ProgramResult['ended'] = 'exited';
  const stop = (why: ProgramResult['ended']) => {
    ended = why;
    killGroup(child);
  };
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  child.stdout.on('data', (piece: Buffer) => {
    size += piece.length;
    if (size > most) stop('too-much');
    else pieces.push(piece);
  });
  const timer = setTimeout(stop, timeout, 'timeout');
  const abort = () => stop('timeout');
  machine.signal.addEventListener('abort', abort);
  const code = await new Promise<number | undefined>((resolve) => {
    child.once('error', () => {
      ended = 'not-started';
      resolve(undefined);
    });
    // Not "close": a grandchild may hold the pipe open after the end.
    child.once('exit', (exit) => setTimeout(resolve, 10, exit ?? undefined));
  });
  clearTimeout(timer);
  machine.signal.removeEventListener('abort', abort);
  killGroup(child);
  child.stdout.destroy();
  return {
    code: ended === 'exited' ? code : undefined,
    output: Buffer.concat(pieces).toString('utf8'),
    ended,
  };
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
