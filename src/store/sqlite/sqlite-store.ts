import type { Tally } from '../../evidence/index.ts';
import type { Outcome } from '../../record/index.ts';
import { environmentText, kindCode, sourceCode } from '../codes.ts';
import { bytesOf, outcomeOf, rowOf, tallyOf } from '../rows.ts';
import type { Selection, Store } from '../store.ts';
import type { Database, SqlValue } from './engine.ts';
import { outcomeMigrations } from './migrations.ts';
import { openDatabaseFile } from './open-database.ts';

export interface SqliteOptions {
  readonly path: string;
  readonly onWarning?: (sentence: string) => void;
}

/** Outcomes read at one time when all are listed. */
const piece = 1000;

/** A store in one SQLite file. The file is made when something is first asked of it. */
export async function openSqliteStore({ path, onWarning }: SqliteOptions): Promise<Store> {
  const file = await openDatabaseFile({
    path,
    migrations: outcomeMigrations,
    ...(onWarning && { onWarning }),
  });
  return {
    where: path,
    add: async (outcomes) => file.write((database) => insert(database, outcomes)),
    tallies: async (records) => file.use((database) => talliesOf(database, records)),
    async *list(selection = {}) {
      for (let after = 0; ;) {
        const rows = file.use((database) => listFrom(database, selection, after));
        yield* rows.map(({ outcome }) => outcome);
        const last = rows.at(-1);
        if (!last || rows.length < piece) return;
        after = last.seq;
      }
    },
    forget: async (selection = {}) => file.write((database) => remove(database, selection)),
    count: async () =>
      file.use((database) => numberOf(database.prepare('SELECT count(*) AS value FROM outcomes').get())),
    salt: async () =>
      file.use((database) =>
        textOf(database.prepare(`SELECT value FROM meta WHERE key = 'salt'`).get(), 'value'),
      ),
    close: async () => file.close(),
  };
}

function insert(database: Database, outcomes: readonly Outcome[]): number {
  const numberFor = nameNumbers(database);
  const statement = database.prepare(
    `INSERT INTO outcomes (id, time, record, action, cause, kind, source, environment, reporter, place, corpus, led_to, note)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  );
  let added = 0;
  for (const outcome of outcomes) {
    const { changes } = statement.run(
      bytesOf(outcome.id),
      Date.parse(outcome.time),
      numberFor(outcome.record),
      numberFor(outcome.action),
      numberFor(outcome.cause),
      kindCode(outcome.kind),
      sourceCode(outcome.source),
      numberFor(environmentText(outcome.environment)),
      bytesOf(outcome.reporter),
      bytesOf(outcome.place),
      numberFor(outcome.corpus),
      numberFor(outcome.led_to),
      outcome.note ?? null,
    );
    added += Number(changes);
  }
  return added;
}

/** Numbers of names, new ones given out; remembered for one transaction, since a rollback takes them back. */
function nameNumbers(database: Database): (name: string | undefined) => number | null {
  const find = database.prepare('SELECT id FROM names WHERE name = ?');
  const add = database.prepare('INSERT INTO names (name) VALUES (?) ON CONFLICT (name) DO NOTHING');
  const known = new Map<string, number>();
  return (name) => {
    if (name === undefined) return null;
    const found = known.get(name);
    if (found !== undefined) return found;
    add.run(name);
    const number = Number(rowOf(find.get(name))['id']);
    known.set(name, number);
    return number;
  };
}

const withNames = `
  JOIN names r ON r.id = o.record
  JOIN names e ON e.id = o.environment
  LEFT JOIN names a ON a.id = o.action
  LEFT JOIN names c ON c.id = o.cause
  LEFT JOIN names l ON l.id = o.led_to`;

function talliesOf(database: Database, records: readonly string[]): ReadonlyMap<string, readonly Tally[]> {
  const statement = database.prepare(
    `SELECT a.name AS action, c.name AS cause, l.name AS led_to, e.name AS environment, kind, reporter, place, count
     FROM (
       SELECT action, cause, led_to, environment, kind, reporter, place, record, count(*) AS count
       FROM outcomes WHERE record = (SELECT id FROM names WHERE name = ?)
       GROUP BY action, cause, led_to, environment, kind, reporter, place
     ) o ${withNames}`,
  );
  const found = records.map((record): [string, readonly Tally[]] => [
    record,
    statement.all(record).map((row) => tallyOf(rowOf(row))),
  ]);
  return new Map(found.filter(([, tallies]) => tallies.length > 0));
}

function listFrom(database: Database, selection: Selection, after: number) {
  const { where, values } = conditionsOf(selection);
  const rows = database
    .prepare(
      `SELECT o.seq, o.id, o.time, o.kind, o.source, o.reporter, o.place, o.note, r.name AS record, a.name AS action,
         c.name AS cause, l.name AS led_to, e.name AS environment, p.name AS corpus
       FROM outcomes o ${withNames} JOIN names p ON p.id = o.corpus
       WHERE o.seq > ? AND ${where} ORDER BY o.seq LIMIT ${piece}`,
    )
    .all(after, ...values);
  return rows.map(rowOf).map((row) => ({ seq: Number(row['seq']), outcome: outcomeOf(row) }));
}

function remove(database: Database, selection: Selection): number {
  const { where, values } = conditionsOf(selection);
  return Number(database.prepare(`DELETE FROM outcomes AS o WHERE ${where}`).run(...values).changes);
}

function conditionsOf({ record, reporter, ids }: Selection) {
  const parts: string[] = ['true'];
  const values: SqlValue[] = [];
  if (record !== undefined) {
    parts.push('o.record = (SELECT id FROM names WHERE name = ?)');
    values.push(record);
  }
  if (reporter !== undefined) {
    parts.push('o.reporter = ?');
    values.push(bytesOf(reporter));
  }
  if (ids !== undefined) {
    parts.push('o.id IN (SELECT unhex(value) FROM json_each(?))');
    values.push(JSON.stringify(ids.map((id) => id.replaceAll('-', ''))));
  }
  return { where: parts.join(' AND '), values };
}

function numberOf(row: unknown): number {
  return Number(rowOf(row)['value']);
}

function textOf(row: unknown, column: string): string {
  return String(rowOf(row)[column]);
}
