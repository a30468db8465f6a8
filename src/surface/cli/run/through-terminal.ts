import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { constants } from 'node:os';
import type { IPty } from '@lydell/node-pty';
import type { Terminal } from '../command.ts';
import type { Ending } from './ending.ts';
import { forwardSignals } from './forward-signals.ts';
import { readRest } from './read-rest.ts';
import type { Transcript } from './transcript.ts';

/**
 * Runs a command on a pseudo-terminal of its own between it and the user's, so that it prints, colours and asks as it
 * would alone.
 * @returns `undefined` where no pseudo-terminal can be had; the command has not run then.
 */
export async function runThroughTerminal(
  command: string,
  args: readonly string[],
  transcript: Transcript,
  { stdin, stdout, env }: Terminal,
): Promise<Ending | undefined> {
  const inner = await openInner(command, args, env, stdout);
  if (!inner) return undefined;
  const release = forwardSignals((signal) => inner.kill(signal), 'process');
  const restore = makeTransparent(stdin);
  const resize = (): void => {
    if (stdout.columns > 0 && stdout.rows > 0) inner.resize(stdout.columns, stdout.rows);
  };
  // `write` is typed for text only, and text would bend what is not UTF-8; the socket behind it takes bytes.
  const write: unknown = Reflect.get(inner, 'write');
  const type = (chunk: Buffer): void => {
    if (typeof write === 'function') Reflect.apply(write, inner, [chunk]);
  };
  const hangUp = (): void => inner.kill('SIGHUP');
  stdout.on('resize', resize);
  stdout.on('error', hangUp);
  stdin.on('data', type);
  const show = (chunk: Buffer): void => {
    transcript.add('stdout', chunk);
    stdout.write(chunk);
  };
  const fd: unknown = Reflect.get(inner, 'fd');
  inner.onData((text) => {
    show(Buffer.from(text, 'latin1'));
    // Showing may have taken long: the command may have ended meanwhile.
    if (typeof fd === 'number') readRest(fd, inner.pid).forEach(show);
  });
  const ending = await new Promise<Ending>((resolve) => {
    inner.onExit(({ exitCode, signal }) => resolve(endingOf(exitCode, signal)));
  });
  stdin.off('data', type);
  stdin.pause();
  stdout.off('resize', resize);
  restore();
  release();
  return ending;
}

async function openInner(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { columns, rows }: NodeJS.WriteStream,
): Promise<IPty | undefined> {
  try {
    const { spawn } = await import('@lydell/node-pty');
    return spawn(command, [...args], {
      // A copy: given the environment itself, the library takes TMUX, COLUMNS and others out of it.
      env: { ...env },
      ...(env['TERM'] ? { name: env['TERM'] } : {}),
      // It also sets PWD to this; the shell's own spelling may go through links.
      cwd: spelledFolder(env['PWD']),
      // One character a byte: nothing is decoded on the way.
      encoding: 'latin1',
      ...(columns > 0 && rows > 0 ? { cols: columns, rows } : {}),
    });
  } catch {
    return undefined;
  }
}

function spelledFolder(spelled: string | undefined): string {
  const folder = process.cwd();
  try {
    return spelled !== undefined && realpathSync(spelled) === folder ? spelled : folder;
  } catch {
    return folder;
  }
}

/**
 * The user's terminal hands every key and every byte on as it is: keys mean something on the inner terminal only,
 * and line ends have been written there.
 */
function makeTransparent(stdin: NodeJS.ReadStream): () => void {
  stdin.setRawMode(true);
  // Node's raw mode still turns a line feed into two characters.
  spawnSync('stty', ['-opost'], { stdio: ['inherit', 'ignore', 'ignore'] });
  return () => void stdin.setRawMode(false);
}

function endingOf(code: number, number: number | undefined): Ending {
  const [signal] = signals.find(([, value]) => value === number) ?? [];
  return signal ? { kind: 'signal', signal } : { kind: 'exit', code };
}

const signals = Object.entries(constants.signals).filter((entry): entry is [NodeJS.Signals, number] =>
  entry[0].startsWith('SIG'),
);
