import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The command that users run, as it was built. */
export const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
/** Two records that no real tool's output matches. */
export const demoCorpus = fileURLToPath(new URL('../fixtures/cli/corpus.ndjson', import.meta.url));
export const demoFailure = 'ERROR: license server seats.example:7070 refused the seat\n';

export interface CallOptions {
  readonly input?: string | Uint8Array;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** As an ordinary user, also where the tests run as root. */
  readonly isOrdinary?: boolean;
}

/** Users for whom permissions hold. */
const nobody = { uid: 65534, gid: 65534 };

/** Why nothing can be called as an ordinary user here, or `undefined`. */
export const noOrdinaryUser =
  process.getuid?.() === 0 && spawnSync('test', ['-r', main], nobody).status !== 0
    ? `nobody may not read ${main}`
    : undefined;

export interface Called {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Calls a program without a terminal and waits for its end. */
export function call(file: string, args: readonly string[], options: CallOptions = {}): Called {
  const { input = '', env = {}, cwd, isOrdinary = false } = options;
  const { status, signal, stdout, stderr } = spawnSync(file, args, {
    input,
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...env },
    maxBuffer: 1 << 28,
    ...(cwd === undefined ? {} : { cwd }),
    ...(isOrdinary && process.getuid?.() === 0 ? nobody : {}),
  });
  return { status, signal, stdout: stdout.toString('latin1'), stderr: stderr.toString('utf8') };
}

/** Calls `wayout`. Output is text in UTF-8. */
export function wayout(args: readonly string[], options: CallOptions = {}): Called {
  const called = call(process.execPath, [main, ...args], options);
  return { ...called, stdout: Buffer.from(called.stdout, 'latin1').toString('utf8') };
}
