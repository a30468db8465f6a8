import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll } from 'vitest';
import { startTestServer } from '../../../test/helpers/postgres.ts';
import { describeStore } from '../store.suite.ts';
import { describeTeamStore } from '../team-store.suite.ts';
import { openPostgresStore } from './postgres-store.ts';
import { openPostgresTeamStore } from './postgres-team-store.ts';

const server = await startTestServer();
let url = server.url;

describeStore('postgres', {
  open: async () => {
    url = await newDatabase();
    return openPostgresStore({ url });
  },
  again: () => openPostgresStore({ url }),
  ...(server.skip !== undefined && { skip: server.skip }),
});

describeTeamStore('postgres', {
  open: async () => {
    url = await newDatabase();
    // Beside outcomes, as a server has them: they share one table of versions.
    await (await openPostgresStore({ url })).close();
    return openPostgresTeamStore({ url });
  },
  again: () => openPostgresTeamStore({ url }),
  ...(server.skip !== undefined && { skip: server.skip }),
});

afterAll(() => server.stop());

/** A schema of its own is to us what a database is, and made in no time. */
async function newDatabase(): Promise<string> {
  const name = `store_${randomUUID().replaceAll('-', '')}`;
  const client = new Client({ connectionString: server.url });
  await client.connect();
  await client.query(`CREATE SCHEMA ${name}`);
  await client.end();
  return `${server.url}?options=${encodeURIComponent(`-c search_path=${name}`)}`;
}
