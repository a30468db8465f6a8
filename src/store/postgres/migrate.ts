import { randomBytes } from 'node:crypto';
import { rowOf } from '../rows.ts';
import { StoreError } from '../store-error.ts';
import type { Query, Server } from './connect.ts';

export interface Migrations {
  /** Under which name the version of these tables is kept. */
  readonly version: string;
  /** In order, never changed once published. */
  readonly steps: readonly string[];
}

/** Brings tables up to date. Of connections that begin at once, one migrates and the others wait for it. */
export async function migrate(server: Server, migrations: Migrations): Promise<void> {
  const { version, steps } = migrations;
  if ((await versionOf(server.query, server.where, migrations)) === steps.length) return;
  await server.write(async (client) => {
    const query: Query = async (sql, values = []) => (await client.query(sql, [...values])).rows;
    await query(`SELECT pg_advisory_xact_lock(hashtext('wayout migrations'))`);
    await query('CREATE TABLE IF NOT EXISTS wayout_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)');
    const salt = randomBytes(32).toString('hex');
    await query(`INSERT INTO wayout_meta VALUES ('salt', $1), ($2, '0') ON CONFLICT DO NOTHING`, [
      salt,
      version,
    ]);
    // Asked again: another process, and a newer one, may have been faster.
    const from = await versionOf(query, server.where, migrations);
    for (const step of steps.slice(from)) await client.query(step);
    await query('UPDATE wayout_meta SET value = $1 WHERE key = $2', [String(steps.length), version]);
  });
}

async function versionOf(query: Query, where: string, { version, steps }: Migrations): Promise<number> {
  const known = steps.length;
  const [made] = await query(`SELECT to_regclass('wayout_meta') IS NOT NULL AS value`);
  if (String(rowOf(made)['value']) !== 'true') return 0;
  const [row] = await query('SELECT value FROM wayout_meta WHERE key = $1', [version]);
  const found = Number(rowOf(row)['value'] ?? 0);
  if (found <= known) return found;
  throw new StoreError(
    'newer',
    `Expected a store of version ${known} or older at ${where}, found version ${found}, which a newer wayout has written. Update wayout, or name another store with WAYOUT_STORE`,
  );
}

/** The column `value` of the first row. */
export async function valueOf(server: Server, sql: string): Promise<string> {
  const [row] = await server.query(sql);
  return String(rowOf(row)['value']);
}
