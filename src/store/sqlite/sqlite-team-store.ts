import { rowOf } from '../rows.ts';
import { countsOf, keyOf, proposalOf } from '../team-rows.ts';
import { teamMigrations } from '../team-migrations.ts';
import { decidedFrom, type ProposalSelection, type Review, type TeamStore } from '../team-store.ts';
import type { Database, SqlValue } from './engine.ts';
import { openDatabaseFile } from './open-database.ts';
import type { SqliteOptions } from './sqlite-store.ts';

// AUTOINCREMENT stands behind PRIMARY KEY in SQLite, and a row id grows without it; no row is ever deleted here.
export const sqliteTeamMigrations = teamMigrations({ prefix: '', sequence: 'INTEGER' });

/** Keys and proposals in one SQLite file of their own. */
export async function openSqliteTeamStore({ path, onWarning }: SqliteOptions): Promise<TeamStore> {
  const file = await openDatabaseFile({
    path,
    migrations: sqliteTeamMigrations,
    ...(onWarning && { onWarning }),
  });
  const all = (sql: string, ...values: readonly SqlValue[]) =>
    file.use((database) => database.prepare(sql).all(...values));
  const write = (sql: string, ...values: readonly SqlValue[]) =>
    file.write((database) => Number(database.prepare(sql).run(...values).changes));
  return {
    where: path,
    async addKey({ id, name, role, hash, created }) {
      write(
        'INSERT INTO keys (id, name, role, hash, created) VALUES (?, ?, ?, ?, ?)',
        id,
        name,
        role,
        hash,
        created,
      );
    },
    findKey: async (id) => all('SELECT * FROM keys WHERE id = ?', id).map(keyOf)[0],
    listKeys: async () => all('SELECT * FROM keys ORDER BY seq').map(keyOf),
    revokeKey: async (id, time) =>
      write('UPDATE keys SET revoked = ? WHERE id = ? AND revoked IS NULL', time, id) === 1,
    addProposal: async ({ id, record, time, author, content, appraisal }) =>
      write(
        `INSERT INTO proposals (id, record, time, author, content, appraisal, state)
         VALUES (?, ?, ?, ?, ?, ?, 'open') ON CONFLICT (id) DO NOTHING`,
        id,
        record,
        time,
        author,
        content,
        appraisal,
      ) === 1,
    findProposal: async (id) => file.use((database) => proposalsOf(database, 'WHERE id = ?', id))[0],
    listProposals: async (selection) => file.use((database) => pageOf(database, selection)),
    review: async (id, review) => file.write((database) => decide(database, id, review)),
    countProposals: async () =>
      countsOf(all('SELECT state, count(*) AS count FROM proposals GROUP BY state')),
    async revision() {
      const [row] = all(
        `SELECT count(*) || '-' || coalesce(max(accepted), 0) AS value FROM proposals WHERE state = 'accepted'`,
      );
      return String(rowOf(row)['value']);
    },
    listAccepted: async () => file.use((database) => proposalsOf(database, newestAccepted)),
    close: async () => file.close(),
  };
}

const newestAccepted = `WHERE accepted IN (SELECT max(accepted) FROM proposals WHERE state = 'accepted' GROUP BY record)
  ORDER BY accepted`;

function proposalsOf(database: Database, where: string, ...values: readonly SqlValue[]) {
  const rows = database.prepare(`SELECT * FROM proposals ${where}`).all(...values);
  const ids = JSON.stringify(rows.map((row) => rowOf(row)['id']));
  const reviews = database
    .prepare('SELECT * FROM reviews WHERE proposal IN (SELECT value FROM json_each(?)) ORDER BY seq')
    .all(ids);
  return rows.map((row) => proposalOf(row, reviews));
}

function pageOf(database: Database, { state, offset, limit }: ProposalSelection) {
  const where = state === undefined ? '' : 'WHERE state = ?';
  const values = state === undefined ? [] : [state];
  const total = database.prepare(`SELECT count(*) AS count FROM proposals ${where}`).get(...values);
  return {
    total: Number(rowOf(total)['count']),
    items: proposalsOf(database, `${where} ORDER BY seq DESC LIMIT ? OFFSET ?`, ...values, limit, offset),
  };
}

function decide(database: Database, id: string, { decision, reviewer, reason, time }: Review): boolean {
  const { changes } = database
    .prepare(
      `UPDATE proposals SET state = ?,
         accepted = CASE WHEN ? = 'accepted' THEN (SELECT coalesce(max(accepted), 0) + 1 FROM proposals) ELSE accepted END
       WHERE id = ? AND state = ?`,
    )
    .run(decision, decision, id, decidedFrom(decision));
  if (Number(changes) === 0) return false;
  database
    .prepare('INSERT INTO reviews (proposal, decision, reviewer, reason, time) VALUES (?, ?, ?, ?, ?)')
    .run(id, decision, reviewer, reason, time);
  return true;
}
