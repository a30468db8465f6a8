import type { Pool, PoolClient } from 'pg';
import { StoreError } from '../store-error.ts';
import { isDeadlock, storeErrorOf } from './postgres-error.ts';

/** A server that does not answer must not hold up a person who waits for an explanation. */
const patience = 3000;
const tries = 5;

/** Gives the rows. */
export type Query = (sql: string, values?: readonly unknown[]) => Promise<readonly unknown[]>;

export interface Server {
  /** The address without its password. */
  readonly where: string;
  readonly query: Query;
  /** In one transaction; tried again where it met another one head-on. */
  write<T>(work: (client: PoolClient) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** @throws {StoreError} `no_engine` where the driver is not installed, `bad_address` */
export async function connect(url: string): Promise<Server> {
  const where = withoutPassword(url);
  const pool = await openPool(url, where);
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw storeErrorOf(error, where);
    }
  };
  return {
    where,
    query: (sql, values = []) => guarded(async () => (await pool.query(sql, [...values])).rows),
    write: (work) => guarded(() => transact(pool, work, tries)),
    close: () => pool.end(),
  };
}

async function openPool(url: string, where: string): Promise<Pool> {
  const { default: pg } = await loadDriver();
  try {
    const pool = new pg.Pool({
      connectionString: url,
      max: 4,
      connectionTimeoutMillis: patience,
      query_timeout: 10 * patience,
      allowExitOnIdle: true,
      application_name: 'wayout',
    });
    // A connection that breaks while nobody uses it: the next query tells.
    pool.on('error', () => undefined);
    return pool;
  } catch (error) {
    throw new StoreError('bad_address', `Expected the address of a PostgreSQL server, found ${where}`, {
      cause: error,
    });
  }
}

async function loadDriver() {
  try {
    return await import('pg');
  } catch (error) {
    throw new StoreError('no_engine', 'Expected the package pg beside wayout: npm install pg', {
      cause: error,
    });
  }
}

async function transact<T>(pool: Pool, work: (client: PoolClient) => Promise<T>, left: number): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    broken = await rollBack(client);
    if (!isDeadlock(error) || left <= 1) throw error;
  } finally {
    client.release(broken);
  }
  return transact(pool, work, left - 1);
}

/** @returns why the connection is of no use any more */
async function rollBack(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function withoutPassword(url: string): string {
  return url.replace(/^([a-z]+:\/\/[^:@/]*):[^@/]*@/, '$1:***@').replace(/\?.*$/, '');
}
