import { randomBytes } from 'node:crypto';
import { rowOf } from '../rows.ts';
import { StoreError } from '../store-error.ts';
import type { Server } from './connect.ts';

export interface Migrations {
  /** Under which name the version of these tables is kept. */
  readonly version: string;
  /** In order, never changed once published. */
  readonly steps: readonly string[];
}

/** Brings tables up to date. Of connections that begin at once, one migrates and the others wait for it. */
export async function migrate(server: Server, { version, steps }: Migrations): Promise<void> {
  if ((await versionOf(server, { version, steps })) === steps.length) return;
  await server.write(async (client) => {
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('wayout migrations'))`);
    await client.query('CREATE TABLE IF NOT EXISTS wayout_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)');
    const salt = randomBytes(32).toString('hex');
    await client.query(`INSERT INTO wayout_meta VALUES ('salt', $1), ($2, '0') ON CONFLICT DO NOTHING`, [
      salt,
      version,
    ]);
    const { rows } = await client.query('SELECT value FROM wayout_meta WHERE key = $1', [version]);
    for (const step of steps.slice(Number(rowOf(rows[0])['value']))) await client.query(step);
    await client.query('UPDATE wayout_meta SET value = $1 WHERE key = $2', [String(steps.length), version]);
  });
}

async function versionOf(server: Server, { version, steps }: Migrations): Promise<number> {
  const known = steps.length;
  const made = await valueOf(server, `SELECT to_regclass('wayout_meta') IS NOT NULL AS value`);
  if (made !== 'true') return 0;
  const [row] = await server.query('SELECT value FROM wayout_meta WHERE key = $1', [version]);
  const found = Number(rowOf(row)['value'] ?? 0);
  if (found <= known) return found;
  throw new StoreError(
    'newer',
    `Expected a store of version ${known} or older at ${server.where}, found version ${found}, which a newer wayout has written. Update wayout, or name another store with WAYOUT_STORE`,
  );
}

/** The column `value` of the first row. */
export async function valueOf(server: Server, sql: string): Promise<string> {
  const [row] = await server.query(sql);
  return String(rowOf(row)['value']);
}
