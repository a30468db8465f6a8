// Outcomes at rest, on both engines: how fast they are kept, what they take, how long a record's actions take to order.
// `node bench/store.mjs [--outcomes 1000000] [--docs docs/outcomes.md]`, after `npm run build`; part of `npm run bench`. All but
// a few are recorded in batches, as large as a server takes them; `--docs` writes the figures between the marks of that page.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { orderOf, weighRecord } from '../dist/evidence/index.js';
import { openPostgresStore } from '../dist/store/postgres/postgres-store.js';
import { openSqliteStore } from '../dist/store/sqlite/sqlite-store.js';
import { problem, startPostgres } from '../scripts/postgres.mjs';
import { machineLine, machineNow, writeFigures } from './figures.mjs';

const { values } = parseArgs({
  options: {
    outcomes: { type: 'string', default: '1000000' },
    out: { type: 'string', default: 'bench/results' },
    docs: { type: 'string' },
  },
});
const count = Number(values.outcomes);
const records = 2000;
const batch = 1000;
const singles = 100;
const asked = 200;
const kinds = ['worked', 'worked-with-changes', 'did-not-work', 'wrong-match'];
const reporters = Array.from({ length: 20_000 }, () => randomBytes(16).toString('hex'));
const rows = [];

await sqlite();
await postgres();
print();

async function sqlite() {
  const folder = mkdtempSync(join(tmpdir(), 'wayout-bench-store-'));
  const path = join(folder, 'outcomes.db');
  const store = await openSqliteStore({ path });
  await measure('sqlite', store, () => statSync(path).size);
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}

async function postgres() {
  const reason = problem();
  if (reason !== undefined) {
    console.log(`absent: ${reason}`);
    return;
  }
  const server = await startPostgres();
  const store = await openPostgresStore({ url: server.url });
  await measure('postgres', store, async () => {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    const { rows: found } = await client.query(
      `SELECT pg_total_relation_size('wayout_outcomes') + pg_total_relation_size('wayout_names') AS size`,
    );
    await client.end();
    return Number(found[0].size);
  });
  await store.close();
  await server.stop();
}

async function measure(engine, store, sizeOf) {
  const empty = await timed(() => addSingles(store, 0));
  const bulk = await timed(async () => {
    for (let i = singles; i < count - singles; i += batch)
      await store.add(
        Array.from({ length: Math.min(batch, count - singles - i) }, (_, k) => outcomeOf(i + k)),
      );
  });
  const full = await timed(() => addSingles(store, count - singles));
  const size = await sizeOf();
  const stored = await store.count();
  if (stored !== count) throw new Error(`Expected ${count} outcomes in the store, found ${stored}`);
  const batched = count - 2 * singles;
  add(engine, 'recorded one by one into an empty store', singles / empty, '/s', singles);
  add(engine, `recorded in batches of ${batch}`, batched / bulk, '/s', batched);
  add(engine, 'recorded one by one into the full store', singles / full, '/s', singles);
  add(engine, 'size', size / count, 'bytes an outcome', count);
  const [read, ordered] = [[], []];
  for (let i = 0; i < asked; i++) {
    const id = `bench/record-${pick(records)}`;
    let tallies = [];
    read.push(await timed(async () => (tallies = (await store.tallies([id])).get(id) ?? [])));
    ordered.push(await timed(() => order(id, tallies)));
  }
  const whole = read.map((seconds, i) => seconds + ordered[i]);
  const about = `outcomes of a record, ${Math.round(count / records)} on average`;
  add(engine, `to read the ${about}: p50`, quantile(read, 0.5) * 1000, 'ms', asked);
  add(engine, "to read them and order the record's actions: p50", quantile(whole, 0.5) * 1000, 'ms', asked);
  add(engine, "to read them and order the record's actions: p95", quantile(whole, 0.95) * 1000, 'ms', asked);
}

async function addSingles(store, from) {
  for (let i = 0; i < singles; i++) await store.add([outcomeOf(from + i)]);
}

function quantile(values, share) {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))];
}

/** What an answer does for each record that it shows. */
function order(id, tallies) {
  const workarounds = [0, 1, 2, 3].map((i) => ({
    id: `action-${i}`,
    action: `Action ${i}`,
    success_rate: 0.5,
  }));
  const weighed = weighRecord({ id, signature: id, domain: 'bench', workarounds }, tallies);
  return weighed.workarounds.map((one) => orderOf(one)).sort((a, b) => b - a);
}

function outcomeOf(i) {
  const who = pick(reporters.length);
  return {
    schema: 1,
    id: randomUUID(),
    time: new Date(1_760_000_000_000 + i * 1000).toISOString(),
    record: `bench/record-${pick(records)}`,
    action: `action-${pick(4)}`,
    kind: kinds[pick(kinds.length)],
    source: 'inferred',
    environment: { tools: { git: `2.${pick(50)}.1` }, platform: 'linux-x64' },
    reporter: reporters[who],
    place: reporters[who - (who % 5)],
    corpus: 'a'.repeat(64),
  };
}

function pick(n) {
  return Math.floor(Math.random() * n);
}

async function timed(work) {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

function add(engine, measure, value, unit, n) {
  rows.push({ measure: `${engine}: ${measure}`, value, unit, n });
}

function print() {
  const machine = machineNow();
  console.log(`${machineLine(machine)}, ${count} outcomes`);
  for (const { measure, value, unit, n } of rows)
    console.log(`${measure.padEnd(72)} ${shown(value).padStart(10)} ${unit}   n=${n}`);
  mkdirSync(values.out, { recursive: true });
  writeFileSync(
    join(values.out, 'store.json'),
    `${JSON.stringify({ machine: { ...machine, outcomes: count }, rows }, null, 2)}\n`,
  );
  if (values.docs !== undefined)
    writeFigures(values.docs, 'bench/store.mjs', [
      `${count.toLocaleString('en')} outcomes of ${reporters.length.toLocaleString('en')} reporters on ${records.toLocaleString('en')} records; ${machineLine(machine)}.`,
      '',
      '| measure | value | n |',
      '| --- | --- | --- |',
      ...rows.map(({ measure, value, unit, n }) => `| ${measure} | ${shown(value)} ${unit} | ${n} |`),
    ]);
}

function shown(value) {
  return value.toFixed(value < 10 ? 1 : 0);
}
