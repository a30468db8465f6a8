import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { outcomeWith } from '../store.suite.ts';
import { loadEngine } from './engine.ts';
import { historyMigrations } from './history-migrations.ts';
import { outcomeMigrations } from './migrations.ts';
import { openDatabaseFile } from './open-database.ts';
import { openSqliteStore } from './sqlite-store.ts';

test('a store that a newer version has written is refused and left alone', async () => {
  const path = newPath();
  const { DatabaseSync } = await loadEngine();
  const newer = new DatabaseSync(path);
  newer.exec('PRAGMA user_version = 99; CREATE TABLE unheard_of (x)');
  newer.close();
  const before = readFileSync(path);
  const store = await openSqliteStore({ path });
  await expect(store.add([outcomeWith({})])).rejects.toMatchObject({ code: 'newer' });
  await expect(store.count()).rejects.toThrow(/found version 99, which a newer wayout has written/);
  expect(readFileSync(path)).toEqual(before);
  expect(readdirSync(join(path, '..'))).toEqual(['outcomes.db']);
});

test('a damaged file is set aside whole, said so, and never written over', async () => {
  const path = newPath();
  const damage = 'no database at all '.repeat(1000);
  writeFileSync(path, damage);
  const told: string[] = [];
  const store = await openSqliteStore({ path, onWarning: (sentence) => told.push(sentence) });
  expect(await store.add([outcomeWith({})])).toBe(1);
  await store.close();
  expect(told).toEqual([expect.stringContaining('set aside as')]);
  const aside = readdirSync(join(path, '..')).filter((name) => name.includes('damaged'));
  expect(aside).toHaveLength(1);
  expect(readFileSync(join(path, '..', aside[0] ?? ''), 'utf8')).toBe(damage);
});

test('damage in the middle of a store is met, set aside and said so', async () => {
  const path = newPath();
  const first = await openSqliteStore({ path });
  await first.add(Array.from({ length: 500 }, () => outcomeWith({})));
  await first.close();
  const bytes = readFileSync(path);
  bytes.fill(0xff, 4096, bytes.length - 4096);
  writeFileSync(path, bytes);
  const told: string[] = [];
  const store = await openSqliteStore({ path, onWarning: (sentence) => told.push(sentence) });
  expect(await store.add([outcomeWith({})])).toBe(1);
  expect(told).toHaveLength(1);
  await store.close();
});

test('a file that another process holds and does not let go is given up after a while, by name', async () => {
  const path = newPath();
  const { DatabaseSync } = await loadEngine();
  const holder = new DatabaseSync(path);
  holder.exec('CREATE TABLE x (y); BEGIN EXCLUSIVE; INSERT INTO x VALUES (1)');
  const file = await openDatabaseFile({ path, migrations: outcomeMigrations, patience: 300 });
  const wanted = expect.objectContaining({ code: 'locked', message: expect.stringContaining(path) });
  expect(() => file.use((database) => database.exec('SELECT 1'))).toThrow(wanted);
  holder.exec('COMMIT; DROP TABLE x');
  file.use((database) => database.exec('SELECT count(*) FROM outcomes'));
  file.close();
  holder.close();
});

test('a folder where nothing can be made is named', async () => {
  const blocked = join(mkdtempSync(join(tmpdir(), 'wayout-blocked-')), 'file');
  writeFileSync(blocked, '');
  const store = await openSqliteStore({ path: join(blocked, 'outcomes.db') });
  await expect(store.count()).rejects.toMatchObject({ code: 'unreachable' });
});

test('a history is made by its first step', async () => {
  const path = newPath();
  const file = await openDatabaseFile({ path, migrations: historyMigrations });
  file.write((database) => database.exec('DELETE FROM failures'));
  file.close();
  expect(existsSync(path)).toBe(true);
});

function newPath(): string {
  return join(mkdtempSync(join(tmpdir(), 'wayout-store-')), 'outcomes.db');
}
