import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startTestServer } from '../../../test/helpers/postgres.ts';
import { openOutcomes } from '../open-outcomes.ts';
import { bytesOf } from '../rows.ts';
import { describeStore, earlierOutcome, outcomeWith } from '../store.suite.ts';
import { describeTeamStore } from '../team-store.suite.ts';
import { connect } from './connect.ts';
import { migrate } from './migrate.ts';
import { postgresMigrations } from './migrations.ts';
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
  versions: { newest: postgresMigrations.length, makeEarlier, makeNewer: () => makeNewer('version') },
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
  makeNewer: () => makeNewer('team version'),
  ...(server.skip !== undefined && { skip: server.skip }),
});

test.skipIf(server.skip !== undefined)(
  `PostgreSQL gone in the middle: outcomes queue here and arrive later, once (${server.skip ?? 'real server'})`,
  async () => {
    const home = mkdtempSync(join(tmpdir(), 'wayout-queue-'));
    const outcomes = openOutcomes({ store: await newDatabase(), env: { XDG_DATA_HOME: home } });
    // A text with this character is refused by PostgreSQL, and would hold up the queue.
    const report = { record: 'git/push-rejected', action: 'pull', kind: 'worked', note: 'a\u0000b' } as const;
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

async function makeEarlier(version: number): Promise<void> {
  url = await newDatabase();
  const earlier = await connect(url);
  await migrate(earlier, { version: 'version', steps: postgresMigrations.slice(0, version) });
  const { id, time, record, reporter, place, corpus } = earlierOutcome;
  if (version > 0) {
    await earlier.query(`UPDATE wayout_meta SET value = $1 WHERE key = 'salt'`, ['5'.repeat(64)]);
    await earlier.query('INSERT INTO wayout_names (name) VALUES ($1), ($2), ($3)', [
      record,
      '["linux-x64","git","2.39.5"]',
      corpus,
    ]);
    await earlier.query(
      `INSERT INTO wayout_outcomes (id, time, record, kind, source, environment, reporter, place, corpus)
       VALUES ($1, $2, 1, 2, 1, 2, $3, $4, 3)`,
      [id, Date.parse(time), bytesOf(reporter), bytesOf(place)],
    );
  }
  await earlier.close();
}

/** @param version under which key it stands */
async function makeNewer(version: string): Promise<void> {
  url = await newDatabase();
  const newer = await connect(url);
  await newer.query('CREATE TABLE IF NOT EXISTS wayout_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)');
  await newer.query(
    `INSERT INTO wayout_meta VALUES ($1, '99') ON CONFLICT (key) DO UPDATE SET value = '99'`,
    [version],
  );
  await newer.close();
}

/** A schema of its own is to us what a database is, and made in no time. */
async function newDatabase(): Promise<string> {
  const name = `store_${randomUUID().replaceAll('-', '')}`;
  const client = new Client({ connectionString: server.url });
  await client.connect();
  await client.query(`CREATE SCHEMA ${name}`);
  await client.end();
  return `${server.url}?options=${encodeURIComponent(`-c search_path=${name}`)}`;
}
