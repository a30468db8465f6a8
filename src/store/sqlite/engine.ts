import { StoreError } from '../store-error.ts';

export type SqlValue = null | number | bigint | string | Uint8Array;

export interface Statement {
  run(...values: readonly SqlValue[]): { readonly changes: number | bigint };
  get(...values: readonly SqlValue[]): unknown;
  all(...values: readonly SqlValue[]): readonly unknown[];
}

/** What we use of `node:sqlite`. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

export interface Engine {
  readonly DatabaseSync: new (path: string, options?: { readonly readOnly?: boolean }) => Database;
}

/**
 * `node:sqlite` where this Node has it (22.13 and later), else the same engine and interface from a package that brings
 * it compiled: both lock files as SQLite does, so that two Nodes may share one store and a killed process leaves no
 * lock behind. SQLite in WebAssembly cannot: it locks with a folder that outlives its owner.
 * @throws {StoreError} `no_engine`
 */
export async function loadEngine(): Promise<Engine> {
  const own = ownEngine();
  if (own) return own;
  try {
    const name = '@photostructure/sqlite';
    const packaged: unknown = await import(name);
    if (isEngine(packaged)) return packaged;
    throw new TypeError(`Expected DatabaseSync from ${name}, found none`);
  } catch (error) {
    const advice = 'Use Node 22.13 or later, or a PostgreSQL server with WAYOUT_STORE=postgres://…';
    throw new StoreError('no_engine', `Expected SQLite for Node ${process.version}, found none. ${advice}`, {
      cause: error,
    });
  }
}

/** Some versions warn that it is young, on the standard error of the command that the user runs. */
function ownEngine(): Engine | undefined {
  if (typeof process.getBuiltinModule !== 'function') return undefined;
  const warn = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    const found: unknown = process.getBuiltinModule('node:sqlite');
    return isEngine(found) ? found : undefined;
  } finally {
    process.emitWarning = warn;
  }
}

function isEngine(module: unknown): module is Engine {
  return (
    typeof module === 'object' &&
    module !== null &&
    'DatabaseSync' in module &&
    typeof module.DatabaseSync === 'function'
  );
}
