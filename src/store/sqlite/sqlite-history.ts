import { randomUUID } from 'node:crypto';
import { maskSecrets } from '../../evidence/index.ts';
import { environmentOf, environmentText } from '../codes.ts';
import type { FailureCount, History, SeenFailure } from '../history.ts';
import { rowOf, type Row } from '../rows.ts';
import type { Database } from './engine.ts';
import { historyMigrations } from './history-migrations.ts';
import { openDatabaseFile } from './open-database.ts';

/** Failures that are kept, the newest; and lines and characters of what one of them printed. */
const bounds = { failures: 5000, lines: 60, line: 500, capture: 500 };

export type HistoryFile = Omit<History, 'state' | 'warnings'>;

/** The local history in one SQLite file. */
export async function openSqliteHistory(
  path: string,
  onWarning: (sentence: string) => void,
): Promise<HistoryFile> {
  const file = await openDatabaseFile({ path, migrations: historyMigrations, onWarning });
  return {
    add: async (failure) => file.write((database) => insert(database, failure)),
    markFixed: async (ids, { time, action }) =>
      file.write((database) => {
        const statement = database.prepare(
          'UPDATE failures SET fixed_time = ?, fixed_action = ? WHERE id = ? AND fixed_time IS NULL',
        );
        for (const id of ids) statement.run(time, action ?? null, id);
      }),
    list: async ({ limit = 1000 } = {}) =>
      file.use((database) => select(database, 'true ORDER BY seq DESC LIMIT ?', limit)),
    counts: async () => file.use(counts),
    withFingerprint: async (fingerprint) => file.use((database) => withFingerprint(database, fingerprint)),
    last: async () => file.use((database) => select(database, 'true ORDER BY seq DESC LIMIT 1')[0]),
    forget: async () =>
      file.write((database) => Number(database.prepare('DELETE FROM failures').run().changes)),
    close: async () => file.close(),
  };
}

function insert(database: Database, failure: Omit<SeenFailure, 'id' | 'fixed'>): string {
  const id = randomUUID();
  const captures = Object.entries(failure.captures).map(([name, value]) => [
    name,
    maskSecrets(value).slice(0, bounds.capture),
  ]);
  const excerpt = maskSecrets(failure.excerpt.slice(0, bounds.lines).join('\n'))
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.slice(0, bounds.line));
  database
    .prepare(
      `INSERT INTO failures (id, time, fingerprint, record, cause, captures, excerpt, environment, corpus)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      id,
      failure.time,
      failure.fingerprint,
      failure.record ?? null,
      failure.cause ?? null,
      JSON.stringify(Object.fromEntries(captures)),
      JSON.stringify(excerpt),
      environmentText(failure.environment),
      failure.corpus,
    );
  database
    .prepare('DELETE FROM failures WHERE seq <= (SELECT max(seq) FROM failures) - ?')
    .run(bounds.failures);
  return id;
}

function select(database: Database, rest: string, ...values: readonly (string | number)[]) {
  const rows = database.prepare(`SELECT * FROM failures WHERE ${rest}`).all(...values);
  return rows.map(rowOf).map(failureOf);
}

/** A fingerprint, or the beginning of just one. */
function withFingerprint(database: Database, fingerprint: string): readonly SeenFailure[] {
  const whole = select(database, 'fingerprint = ? ORDER BY seq DESC', fingerprint);
  if (whole.length > 0) return whole;
  const begun = select(
    database,
    'substr(fingerprint, 1, length(?1)) = ?1 AND length(?1) >= 4 ORDER BY seq DESC',
    fingerprint,
  );
  return new Set(begun.map((failure) => failure.fingerprint)).size === 1 ? begun : [];
}

function counts(database: Database): readonly FailureCount[] {
  const rows = database
    .prepare(
      `SELECT fingerprint, count(*) AS count, count(fixed_time) AS fixed, min(time) AS first, max(time) AS last,
         (SELECT record FROM failures n WHERE n.fingerprint = f.fingerprint ORDER BY seq DESC LIMIT 1) AS record,
         (SELECT excerpt FROM failures n WHERE n.fingerprint = f.fingerprint ORDER BY seq DESC LIMIT 1) AS excerpt,
         (SELECT fixed_action FROM failures n WHERE n.fingerprint = f.fingerprint AND fixed_action IS NOT NULL
          ORDER BY seq DESC LIMIT 1) AS fixed_by
       FROM failures f GROUP BY fingerprint ORDER BY count DESC, max(seq) DESC`,
    )
    .all();
  return rows.map(rowOf).map((row) => {
    const [line] = textsOf(row['excerpt']);
    return {
      fingerprint: String(row['fingerprint']),
      ...(typeof row['record'] === 'string' && { record: row['record'] }),
      count: Number(row['count']),
      fixed: Number(row['fixed']),
      first: String(row['first']),
      last: String(row['last']),
      ...(typeof row['fixed_by'] === 'string' && { fixedBy: row['fixed_by'] }),
      ...(line !== undefined && { line }),
    };
  });
}

function failureOf(row: Row): SeenFailure {
  const { record, cause, fixed_time: time, fixed_action: action } = row;
  return {
    id: String(row['id']),
    time: String(row['time']),
    fingerprint: String(row['fingerprint']),
    ...(typeof record === 'string' && { record }),
    ...(typeof cause === 'string' && { cause }),
    captures: Object.fromEntries(
      Object.entries(rowOf(JSON.parse(String(row['captures'])))).map(([key, value]) => [key, String(value)]),
    ),
    excerpt: textsOf(row['excerpt']),
    environment: environmentOf(row['environment']),
    corpus: String(row['corpus']),
    ...(typeof time === 'string' && { fixed: { time, ...(typeof action === 'string' && { action }) } }),
  };
}

function textsOf(value: unknown): readonly string[] {
  const parsed: unknown = JSON.parse(String(value));
  return Array.isArray(parsed) ? parsed.map(String) : [];
}
