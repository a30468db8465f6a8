import type { PoolClient } from 'pg';
import type { Tally } from '../../evidence/index.ts';
import type { Outcome } from '../../record/index.ts';
import { environmentText, kindCode, sourceCode } from '../codes.ts';
import { bytesOf, outcomeOf, rowOf, tallyOf } from '../rows.ts';
import type { Selection, Store } from '../store.ts';
import { connect, type Server } from './connect.ts';
import { migrate, valueOf } from './migrate.ts';
import { postgresMigrations } from './migrations.ts';

export interface PostgresOptions {
  readonly url: string;
}

/** Outcomes read, and written, at one time. */
const piece = 1000;

/** A store on a PostgreSQL server. @throws {StoreError} `unreachable`, `newer`, `no_engine` */
export async function openPostgresStore({ url }: PostgresOptions): Promise<Store> {
  const server = await connect(url);
  try {
    await migrate(server, { version: 'version', steps: postgresMigrations });
  } catch (error) {
    await server.close();
    throw error;
  }
  return {
    where: server.where,
    add: (outcomes) => server.write((client) => insertAll(client, outcomes)),
    tallies: (records) => talliesOf(server, records),
    list: (selection = {}) => listAll(server, selection),
    forget: (selection = {}) =>
      server.write(async (client) => {
        const { where, values } = conditionsOf(selection, 1);
        const { rowCount } = await client.query(`DELETE FROM wayout_outcomes o WHERE ${where}`, [...values]);
        return rowCount ?? 0;
      }),
    count: async () => Number(await valueOf(server, 'SELECT count(*) AS value FROM wayout_outcomes')),
    salt: () => valueOf(server, `SELECT value FROM wayout_meta WHERE key = 'salt'`),
    close: () => server.close(),
  };
}

async function insertAll(client: PoolClient, outcomes: readonly Outcome[]): Promise<number> {
  let added = 0;
  for (let i = 0; i < outcomes.length; i += piece)
    added += await insert(client, outcomes.slice(i, i + piece));
  return added;
}

async function insert(client: PoolClient, outcomes: readonly Outcome[]): Promise<number> {
  const numbers = await nameNumbers(
    client,
    outcomes.flatMap(({ record, action, cause, led_to, corpus, environment }) => [
      record,
      corpus,
      environmentText(environment),
      ...[action, cause, led_to].flatMap((name) => name ?? []),
    ]),
  );
  const numberOf = (name: string | undefined) => (name === undefined ? null : (numbers.get(name) ?? null));
  const columns = [
    outcomes.map(({ id }) => id),
    outcomes.map(({ time }) => timeOf(time)),
    outcomes.map(({ record }) => numberOf(record)),
    outcomes.map(({ action }) => numberOf(action)),
    outcomes.map(({ cause }) => numberOf(cause)),
    outcomes.map(({ kind }) => kindCode(kind)),
    outcomes.map(({ source }) => sourceCode(source)),
    outcomes.map(({ environment }) => numberOf(environmentText(environment))),
    outcomes.map(({ reporter }) => bytesOf(reporter)),
    outcomes.map(({ place }) => bytesOf(place)),
    outcomes.map(({ corpus }) => numberOf(corpus)),
    outcomes.map(({ led_to }) => numberOf(led_to)),
    outcomes.map(({ note }) => note ?? null),
  ];
  const { rowCount } = await client.query(
    `INSERT INTO wayout_outcomes
       (id, time, record, action, cause, kind, source, environment, reporter, place, corpus, led_to, note)
     SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::int[], $4::int[], $5::int[], $6::smallint[], $7::smallint[],
       $8::int[], $9::bytea[], $10::bytea[], $11::int[], $12::int[], $13::text[])
     ON CONFLICT (id) DO NOTHING`,
    columns,
  );
  return rowCount ?? 0;
}

/** Numbers of names, new ones given out in the order of the alphabet, so that two writers never wait for each other. */
async function nameNumbers(
  client: PoolClient,
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const wanted = [...new Set(names)].sort();
  const find = async () => {
    const { rows } = await client.query('SELECT id, name FROM wayout_names WHERE name = ANY($1)', [wanted]);
    return new Map(rows.map(rowOf).map((row) => [String(row['name']), Number(row['id'])]));
  };
  const known = await find();
  const missing = wanted.filter((name) => !known.has(name));
  if (missing.length === 0) return known;
  await client.query(
    `INSERT INTO wayout_names (name) SELECT name FROM unnest($1::text[]) name ORDER BY name COLLATE "C"
     ON CONFLICT (name) DO NOTHING`,
    [missing],
  );
  return find();
}

const withNames = `
  JOIN wayout_names r ON r.id = o.record
  JOIN wayout_names e ON e.id = o.environment
  LEFT JOIN wayout_names a ON a.id = o.action
  LEFT JOIN wayout_names c ON c.id = o.cause
  LEFT JOIN wayout_names l ON l.id = o.led_to`;

async function talliesOf(
  server: Server,
  records: readonly string[],
): Promise<ReadonlyMap<string, readonly Tally[]>> {
  const rows = await server.query(
    `SELECT r.name AS record, a.name AS action, c.name AS cause, l.name AS led_to, e.name AS environment, kind,
       reporter, place, count
     FROM (
       SELECT action, cause, led_to, environment, kind, reporter, place, record, count(*) AS count
       FROM wayout_outcomes WHERE record IN (SELECT id FROM wayout_names WHERE name = ANY($1))
       GROUP BY action, cause, led_to, environment, kind, reporter, place, record
     ) o ${withNames}`,
    [records],
  );
  const found = new Map<string, Tally[]>();
  for (const row of rows.map(rowOf)) {
    const record = String(row['record']);
    found.set(record, [...(found.get(record) ?? []), tallyOf(row)]);
  }
  return found;
}

async function* listAll(server: Server, selection: Selection): AsyncIterable<Outcome> {
  const { where, values } = conditionsOf(selection, 2);
  for (let after = '0'; ;) {
    const rows = await server.query(
      `SELECT o.seq, o.id, o.time, o.kind, o.source, o.reporter, o.place, o.note, r.name AS record, a.name AS action,
         c.name AS cause, l.name AS led_to, e.name AS environment, p.name AS corpus
       FROM wayout_outcomes o ${withNames} JOIN wayout_names p ON p.id = o.corpus
       WHERE o.seq > $1 AND ${where} ORDER BY o.seq LIMIT ${piece}`,
      [after, ...values],
    );
    const found = rows.map(rowOf);
    yield* found.map(outcomeOf);
    const last = found.at(-1);
    if (!last || found.length < piece) return;
    after = String(last['seq']);
  }
}

/** @param first number of the first parameter */
function conditionsOf({ record, reporter, ids }: Selection, first: number) {
  const wanted = [
    { test: 'o.record = (SELECT id FROM wayout_names WHERE name = $)', value: record },
    { test: 'o.reporter = $', value: reporter === undefined ? undefined : bytesOf(reporter) },
    { test: 'o.id = ANY($::uuid[])', value: ids },
  ].filter(({ value }) => value !== undefined);
  const tests = wanted.map(({ test }, i) => test.replace('$', `$${first + i}`));
  return { where: ['true', ...tests].join(' AND '), values: wanted.map(({ value }) => value) };
}

/** @throws {RangeError} for what is no time */
function timeOf(text: string): number {
  return new Date(new Date(text).toISOString()).getTime();
}
