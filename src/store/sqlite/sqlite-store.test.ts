import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeStore, earlierOutcome } from '../store.suite.ts';
import { describeTeamStore } from '../team-store.suite.ts';
import { bytesOf } from '../rows.ts';
import { loadEngine } from './engine.ts';
import { outcomeMigrations } from './migrations.ts';
import { openDatabaseFile } from './open-database.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { openSqliteTeamStore } from './sqlite-team-store.ts';

let path = '';

describeStore('sqlite', {
  open: () => openSqliteStore({ path: newPath() }),
  again: () => openSqliteStore({ path }),
  versions: { newest: outcomeMigrations.length, makeEarlier, makeNewer },
});

describeTeamStore('sqlite', {
  open: () => openSqliteTeamStore({ path: newPath() }),
  again: () => openSqliteTeamStore({ path }),
  makeNewer,
});

async function makeEarlier(version: number): Promise<void> {
  const { id, time, record, reporter, place, corpus } = earlierOutcome;
  const file = await openDatabaseFile({ path: newPath(), migrations: outcomeMigrations.slice(0, version) });
  file.write((database) => {
    if (version === 0) return;
    database.exec(`UPDATE meta SET value = '${'5'.repeat(64)}' WHERE key = 'salt'`);
    const add = database.prepare('INSERT INTO names (id, name) VALUES (?, ?)');
    const names = [record, '["linux-x64","git","2.39.5"]', corpus];
    for (const [i, name] of names.entries()) add.run(i + 1, name);
    database
      .prepare(
        `INSERT INTO outcomes (id, time, record, kind, source, environment, reporter, place, corpus)
         VALUES (?, ?, 1, 2, 1, 2, ?, ?, 3)`,
      )
      .run(bytesOf(id), Date.parse(time), bytesOf(reporter), bytesOf(place));
  });
  file.close();
}

async function makeNewer(): Promise<void> {
  const { DatabaseSync } = await loadEngine();
  const newer = new DatabaseSync(newPath());
  newer.exec('PRAGMA user_version = 99; CREATE TABLE unheard_of (x)');
  newer.close();
}

function newPath(): string {
  path = join(mkdtempSync(join(tmpdir(), 'wayout-store-')), 'outcomes.db');
  return path;
}
