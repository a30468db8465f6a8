import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startTestServer } from '../../../test/helpers/postgres.ts';
import { openOutcomes } from '../open-outcomes.ts';
import { describeStore, outcomeWith } from '../store.suite.ts';
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

test.skipIf(server.skip !== undefined)(
  `PostgreSQL gone in the middle: outcomes queue here and arrive later, once (${server.skip ?? 'real server'})`,
  async () => {
    const home = mkdtempSync(join(tmpdir(), 'wayout-queue-'));
    const outcomes = openOutcomes({ store: await newDatabase(), env: { XDG_DATA_HOME: home } });
    const report = { record: 'git/push-rejected', action: 'pull', kind: 'worked' } as const;
    expect((await outcomes.report(report)).state).toBe('recorded');
    await server.kill();
    expect((await outcomes.report(report)).state).toBe('queued');
    expect(await outcomes.receive([outcomeWith({})])).toMatchObject({ queued: 1, recorded: 0 });
    expect([...(await outcomes.tallies(['git/push-rejected'])).keys()]).toEqual([]);
    expect(readdirSync(join(home, 'wayout', 'queue'))).toHaveLength(2);
    await server.start();
    expect((await outcomes.report(report)).state).toBe('recorded');
    expect(readdirSync(join(home, 'wayout', 'queue'))).toEqual([]);
    const tallies = (await outcomes.tallies(['git/push-rejected'])).get('git/push-rejected') ?? [];
    expect(tallies.map(({ count }) => count).sort((a, b) => a - b)).toEqual([1, 3]);
    // What waited has the pseudonyms of what did not.
    expect(new Set(tallies.map(({ reporter }) => reporter)).size).toBe(2);
    await outcomes.close();
  },
);

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
