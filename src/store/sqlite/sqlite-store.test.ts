import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeStore } from '../store.suite.ts';
import { describeTeamStore } from '../team-store.suite.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { openSqliteTeamStore } from './sqlite-team-store.ts';

let path = '';

describeStore('sqlite', {
  open: () => {
    path = join(mkdtempSync(join(tmpdir(), 'wayout-store-')), 'outcomes.db');
    return openSqliteStore({ path });
  },
  again: () => openSqliteStore({ path }),
});

describeTeamStore('sqlite', {
  open: () => {
    path = join(mkdtempSync(join(tmpdir(), 'wayout-store-')), 'team.db');
    return openSqliteTeamStore({ path });
  },
  again: () => openSqliteTeamStore({ path }),
});
