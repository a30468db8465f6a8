import type { PoolClient } from 'pg';
import { rowOf } from '../rows.ts';
import { countsOf, keyOf, proposalOf } from '../team-rows.ts';
import { teamMigrations } from '../team-migrations.ts';
import { decidedFrom, type ProposalSelection, type Review, type TeamStore } from '../team-store.ts';
import { connect, type Server } from './connect.ts';
import { migrate, valueOf } from './migrate.ts';
import type { PostgresOptions } from './postgres-store.ts';

export const postgresTeamMigrations = teamMigrations({
  prefix: 'wayout_',
  sequence: 'BIGINT GENERATED ALWAYS AS IDENTITY',
  more: 'CREATE SEQUENCE wayout_acceptances;',
});

/** Keys and proposals on a PostgreSQL server. @throws {StoreError} `unreachable`, `newer`, `no_engine` */
export async function openPostgresTeamStore({ url }: PostgresOptions): Promise<TeamStore> {
  const server = await connect(url);
  try {
    await migrate(server, { version: 'team version', steps: postgresTeamMigrations });
  } catch (error) {
    await server.close();
    throw error;
  }
  const write = (sql: string, values: readonly unknown[]) =>
    server.write(async (client) => (await client.query(sql, [...values])).rowCount ?? 0);
  return {
    where: server.where,
    async addKey({ id, name, role, hash, created }) {
      await write('INSERT INTO wayout_keys (id, name, role, hash, created) VALUES ($1, $2, $3, $4, $5)', [
        id,
        name,
        role,
        hash,
        created,
      ]);
    },
    findKey: async (id) =>
      (await server.query('SELECT * FROM wayout_keys WHERE id = $1', [id])).map(keyOf)[0],
    listKeys: async () => (await server.query('SELECT * FROM wayout_keys ORDER BY seq')).map(keyOf),
    revokeKey: async (id, time) =>
      (await write('UPDATE wayout_keys SET revoked = $1 WHERE id = $2 AND revoked IS NULL', [time, id])) ===
      1,
    addProposal: async ({ id, record, time, author, content, appraisal }) =>
      (await write(
        `INSERT INTO wayout_proposals (id, record, time, author, content, appraisal, state)
         VALUES ($1, $2, $3, $4, $5, $6, 'open') ON CONFLICT (id) DO NOTHING`,
        [id, record, time, author, content, appraisal],
      )) === 1,
    findProposal: async (id) => (await proposalsOf(server, 'WHERE id = $1', [id]))[0],
    listProposals: (selection) => pageOf(server, selection),
    review: (id, review) => server.write((client) => decide(client, id, review)),
    countProposals: async () =>
      countsOf(await server.query('SELECT state, count(*) AS count FROM wayout_proposals GROUP BY state')),
    revision: () =>
      valueOf(
        server,
        `SELECT count(*) || '-' || coalesce(max(accepted), 0) AS value FROM wayout_proposals WHERE state = 'accepted'`,
      ),
    listAccepted: () => proposalsOf(server, newestAccepted, []),
    close: () => server.close(),
  };
}

const newestAccepted = `WHERE accepted IN
  (SELECT max(accepted) FROM wayout_proposals WHERE state = 'accepted' GROUP BY record) ORDER BY accepted`;

async function proposalsOf(server: Server, where: string, values: readonly unknown[]) {
  const rows = await server.query(`SELECT * FROM wayout_proposals ${where}`, values);
  const ids = rows.map((row) => rowOf(row)['id']);
  const reviews = await server.query('SELECT * FROM wayout_reviews WHERE proposal = ANY($1) ORDER BY seq', [
    ids,
  ]);
  return rows.map((row) => proposalOf(row, reviews));
}

async function pageOf(server: Server, { state, offset, limit }: ProposalSelection) {
  const where = 'WHERE ($1::text IS NULL OR state = $1)';
  const wanted = state ?? null;
  const [total] = await server.query(`SELECT count(*) AS count FROM wayout_proposals ${where}`, [wanted]);
  const items = await proposalsOf(server, `${where} ORDER BY seq DESC LIMIT $2 OFFSET $3`, [
    wanted,
    limit,
    offset,
  ]);
  return { total: Number(rowOf(total)['count']), items };
}

async function decide(client: PoolClient, id: string, review: Review): Promise<boolean> {
  const { decision, reviewer, reason, time } = review;
  const { rowCount } = await client.query(
    `UPDATE wayout_proposals SET state = $1,
       accepted = CASE WHEN $1 = 'accepted' THEN nextval('wayout_acceptances') ELSE accepted END
     WHERE id = $2 AND state = $3`,
    [decision, id, decidedFrom(decision)],
  );
  if (rowCount !== 1) return false;
  await client.query(
    'INSERT INTO wayout_reviews (proposal, decision, reviewer, reason, time) VALUES ($1, $2, $3, $4, $5)',
    [id, decision, reviewer, reason, time],
  );
  return true;
}
