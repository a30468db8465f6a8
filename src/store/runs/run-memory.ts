import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, runsFolder, type Variables } from '../../data-folder.ts';
import { maskSecrets } from '../../evidence/index.ts';
import { openIdentity } from '../identity.ts';
import {
  infer,
  pendingOf,
  type ActionToTry,
  type Inference,
  type PendingFailure,
  type RunEnd,
} from './infer.ts';
import { parsePending } from './parse-pending.ts';

/** How long a failure waits for its command to go through, and how many wait in one folder. */
const patience = 7 * 24 * 60 * 60 * 1000;
const most = 20;

export interface NewFailure {
  /** Of the failure in the history. */
  readonly id: string;
  readonly record?: string;
  readonly cause?: string;
  readonly corpus: string;
  /** Names of the tools that take part, for their versions when it goes through. */
  readonly tools: readonly string[];
  readonly actions: readonly ActionToTry[];
}

/** What `wayout run` remembers of failed commands until they go through, in the user's data folder. */
export interface RunMemory {
  /** Takes notice of a command that has ended in a folder, and of its failure. What it says of earlier ones is returned. */
  readonly note: (folder: string, end: RunEnd, failure?: NewFailure) => Inference;
}

export function createRunMemory(env: Variables): RunMemory {
  const { hashOf } = openIdentity(dataFolder(env), env);
  const runs = runsFolder(env);
  return {
    note(folder, end, failure) {
      const file = join(runs, `${hashOf(`folder ${folder}`)}.json`);
      const inference = infer(load(file), end, hashOf);
      const time = new Date().toISOString();
      const added = failure ? [pendingOf(end.command, hashOf, { ...masked(failure), time })] : [];
      save(runs, file, [...inference.pending, ...added].slice(-most));
      return inference;
    },
  };
}

/** The commands of a record hold values from the output. */
function masked(failure: NewFailure): NewFailure {
  const actions = failure.actions.map(({ action, command }) => ({ action, command: maskSecrets(command) }));
  return { ...failure, actions };
}

function load(file: string): readonly PendingFailure[] {
  try {
    const oldest = new Date(Date.now() - patience).toISOString();
    return parsePending(JSON.parse(readFileSync(file, 'utf8'))).filter(({ time }) => time >= oldest);
  } catch {
    // Nothing waits here, or what did cannot be read: then it is as if nothing had failed.
    return [];
  }
}

function save(runs: string, file: string, pending: readonly PendingFailure[]): void {
  if (pending.length === 0) {
    rmSync(file, { force: true });
    removeStale(runs);
    return;
  }
  mkdirSync(runs, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(pending), { mode: 0o600 });
  renameSync(draft, file);
}

/** What nobody came back to. The folder goes with the last of it: a success then costs nothing. */
function removeStale(runs: string): void {
  if (!existsSync(runs)) return;
  for (const name of readdirSync(runs)) {
    const stats = statSync(join(runs, name), { throwIfNoEntry: false });
    if (stats && stats.mtimeMs < Date.now() - patience) rmSync(join(runs, name), { force: true });
  }
  try {
    rmdirSync(runs);
  } catch {
    // Other failures wait in it.
  }
}
