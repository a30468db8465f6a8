import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StoreError } from '../store-error.ts';
import { loadEngine, type Database, type Engine } from './engine.ts';
import { storeErrorOf } from './sqlite-error.ts';

export interface DatabaseFile {
  /** Runs on the open database; sets a damaged file aside and runs again on a new one. @throws {StoreError} */
  use<T>(work: (database: Database) => T): T;
  /** The same in one transaction that no other process can interrupt. @throws {StoreError} */
  write<T>(work: (database: Database) => T): T;
  close(): void;
}

export interface DatabaseFileOptions {
  readonly path: string;
  /** In order; version n of a file is what the first n make. Never changed once published. */
  readonly migrations: readonly string[];
  /** Told, as a sentence, what was set aside. */
  readonly onWarning?: (sentence: string) => void;
  /**
   * How many milliseconds to wait for others: SQLite hands no places in the queue out, and a slow disk takes long for each.
   * @default 30000
   */
  readonly patience?: number;
}

/**
 * A SQLite file of ours: made when it is first written to, migrated forward, one transaction at a time. With a write-ahead
 * log readers wait for nobody, and a writer waits for the disk once.
 */
export async function openDatabaseFile(options: DatabaseFileOptions): Promise<DatabaseFile> {
  const engine = await loadEngine();
  let database: Database | undefined;
  let written = false;
  const close = () => {
    // At rest all of it lies in one file, which can then be read where nothing can be written beside it.
    if (written) tryTo(database, 'PRAGMA wal_checkpoint(TRUNCATE)');
    database?.close();
    database = undefined;
  };
  const attempt = <T>(work: (database: Database) => T): T => {
    try {
      return work((database ??= open(engine, options)));
    } catch (error) {
      throw storeErrorOf(error, options.path);
    }
  };
  const use = <T>(work: (database: Database) => T): T => {
    try {
      return attempt(work);
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'damaged') throw error;
      close();
      setAside(options);
      return attempt(work);
    }
  };
  const write = <T>(work: (database: Database) => T): T => {
    written = true;
    return use((ready) => transact(ready, () => work(ready)));
  };
  return { use, write, close };
}

function open(engine: Engine, options: DatabaseFileOptions): Database {
  const { path, migrations } = options;
  if (path !== ':memory:') makeFolder(path);
  const database = connect(engine, options, performance.now());
  try {
    migrate(database, path, migrations);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** @param began when the first try did */
function connect(engine: Engine, options: DatabaseFileOptions, began: number): Database {
  const { path, migrations, patience = 30_000 } = options;
  const database = new engine.DatabaseSync(path);
  try {
    database.exec(`PRAGMA busy_timeout = ${patience}; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON`);
    // Before anything is changed: a newer store is left as it is.
    versionOf(database, path, migrations.length);
    database.exec('PRAGMA journal_mode = WAL');
    return database;
  } catch (error) {
    database.close();
    const { code } = codeOf(error, path);
    // Of processes that begin at once one sets the mode for all; SQLite waits for that one in some cases, in others not.
    if (code === 'locked' && performance.now() < began + patience) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
      return connect(engine, options, began);
    }
    if ((code !== 'unreachable' && code !== 'read_only') || !existsSync(path)) throw error;
    // Where nothing can be written beside the file, it is read as it lies: https://www.sqlite.org/wal.html#readonly
    return new engine.DatabaseSync(`${pathToFileURL(path).href}?immutable=1`, { readOnly: true });
  }
}

function codeOf(error: unknown, path: string): { readonly code?: StoreError['code'] } {
  const found = storeErrorOf(error, path);
  return found instanceof StoreError ? found : {};
}

function makeFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError('unreachable', `Expected to make the store ${path}: ${reason}`, { cause: error });
  }
}

function migrate(database: Database, path: string, migrations: readonly string[]): void {
  const known = migrations.length;
  if (versionOf(database, path, known) === known) return;
  transact(database, () => {
    // Asked again: another process may have been faster.
    for (const step of migrations.slice(versionOf(database, path, known))) database.exec(step);
    database.exec(`PRAGMA user_version = ${known}`);
  });
}

function versionOf(database: Database, path: string, known: number): number {
  const row = database.prepare('PRAGMA user_version').get();
  const found = typeof row === 'object' && row !== null && 'user_version' in row ? row.user_version : 0;
  if (typeof found === 'number' && found <= known) return found;
  throw new StoreError(
    'newer',
    `Expected a store of version ${known} or older at ${path}, found version ${String(found)}, which a newer wayout has written. Update wayout, or name another store with WAYOUT_STORE`,
  );
}

function transact<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // After some errors (a full disk) SQLite has rolled back by itself: https://www.sqlite.org/lang_transaction.html
    tryTo(database, 'ROLLBACK');
    throw error;
  }
}

/** What would be good and need not succeed. */
function tryTo(database: Database | undefined, sql: string): void {
  try {
    database?.exec(sql);
  } catch {
    // The error that led here is the one to be told; a checkpoint is made up for by whoever opens the file next.
  }
}

/** Never overwritten: what is damaged may still be read by somebody who knows how. */
function setAside({ path, onWarning }: DatabaseFileOptions): void {
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const aside = `${path}.damaged-${stamp}-${process.pid}`;
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
  }
  onWarning?.(`the store ${path} is damaged; it was set aside as ${aside}, and a new one was begun`);
}
