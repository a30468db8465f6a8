import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseSession, sessionText } from './parse-session.ts';
import { emptySession, type Session } from './session.ts';

/** Sessions that are kept, and for how long after their last word. */
const most = { files: 200, age: 7 * 24 * 60 * 60 * 1000 };
/** How long another hook of the same session is waited for; one that holds the lock longer has died. */
const patience = { tries: 20, pause: 10, stale: 5000 };

/** One session's file. Hooks of a session may run at once: a change is made alone, and reads see a whole file. */
export class SessionFile {
  readonly #folder: string;
  readonly #file: string;

  constructor(folder: string, key: string) {
    this.#folder = folder;
    this.#file = join(folder, `${key}.json`);
  }

  read(): Session {
    try {
      return parseSession(readFileSync(this.#file, 'utf8'));
    } catch {
      // Most sessions have no file: nothing known has failed in them.
      return emptySession;
    }
  }

  /**
   * Replaces the session by what `change` makes of it, and resolves to the rest of its answer.
   * @throws where the folder cannot be written, or another hook does not let go: then nothing may be said either.
   */
  async change<T>(
    change: (session: Session) => { readonly session: Session; readonly value: T },
  ): Promise<T> {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const unlock = await this.#lock();
    try {
      const before = this.read();
      const { session, value } = change(before);
      if (session !== before) this.#write(session);
      return value;
    } finally {
      unlock();
    }
  }

  #write(session: Session): void {
    if (!statSync(this.#file, { throwIfNoEntry: false })) prune(this.#folder);
    const draft = `${this.#file}.${process.pid}`;
    writeFileSync(draft, sessionText(session), { mode: 0o600 });
    renameSync(draft, this.#file);
  }

  async #lock(): Promise<() => void> {
    const lock = `${this.#file}.lock`;
    for (let i = 0; i < patience.tries; i++) {
      try {
        closeSync(openSync(lock, 'wx', 0o600));
        return () => rmSync(lock, { force: true });
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
        if (isOlder(lock, patience.stale)) rmSync(lock, { force: true });
        // oxlint-disable-next-line no-await-in-loop -- waiting is the point
        else await sleep(patience.pause);
      }
    }
    throw new Error(`Expected to lock ${lock}; another hook of this session holds it`);
  }
}

/** Old sessions go when a new one begins. */
function prune(folder: string): void {
  const files = readdirSync(folder)
    .map((name) => join(folder, name))
    .map((file) => ({ file, time: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.time - a.time);
  const old = files.filter(({ file }, i) => i >= most.files || isOlder(file, most.age));
  for (const { file } of old) rmSync(file, { force: true });
}

function isOlder(file: string, age: number): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs > age;
}
