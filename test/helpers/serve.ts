import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { main } from './wayout.ts';

export interface Serving {
  /** Without a slash at its end: `http://127.0.0.1:4711`. */
  readonly address: string;
  readonly port: number;
  readonly child: ChildProcess;
  /** Lines that the server has logged so far. */
  log(): readonly string[];
  /** Asks it to end and waits; resolves to its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface ServeOptions {
  readonly env?: NodeJS.ProcessEnv;
}

/** Starts the built `wayout serve` on a free port, with a data folder of its own; it ends with the test. */
export async function serve(args: readonly string[] = [], options: ServeOptions = {}): Promise<Serving> {
  const serving = launch(args, options);
  onTestFinished(() => void serving.child.kill('SIGKILL'));
  return serving.started();
}

/** One for all tests of a file, which ends with them: starting takes longer than most of them. */
export function shareServer(args: readonly string[] = []): () => Serving {
  let shared: Serving | undefined;
  beforeAll(async () => {
    shared = await launch(args).started();
  });
  afterAll(() => void shared?.child.kill('SIGKILL'));
  return () => {
    if (!shared) throw new RangeError('Expected a server that was started before the tests, found none');
    return shared;
  };
}

function launch(args: readonly string[], { env = {} }: ServeOptions = {}) {
  const home = mkdtempSync(join(tmpdir(), 'wayout-serve-'));
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', '--drain', '0', ...args], {
    env: { ...process.env, XDG_DATA_HOME: home, XDG_CACHE_HOME: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let logged = '';
  child.stderr.on('data', (chunk: Buffer) => (logged += chunk.toString()));
  const address = new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /^wayout: (http:\S+)\/\n/m.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`Expected a server, found exit code ${code}: ${logged}`)));
  });
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    return child.exitCode;
  };
  const log = () => logged.split('\n').filter(Boolean);
  const started = async (): Promise<Serving> => ({
    address: await address,
    port: Number(new URL(await address).port),
    child,
    log,
    stop,
  });
  return { child, started };
}
