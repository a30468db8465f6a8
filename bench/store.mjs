// Outcomes at rest, on both engines: how fast they are kept, what they take, how long a record's actions take to order.
// `node bench/store.mjs [--outcomes 1000000]`, after `npm run build`; part of `npm run bench`.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { orderOf, weighRecord } from '../dist/evidence/index.js';
import { openPostgresStore } from '../dist/store/postgres/postgres-store.js';
import { openSqliteStore } from '../dist/store/sqlite/sqlite-store.js';
import { problem, startPostgres } from '../scripts/postgres.mjs';

const { values } = parseArgs({
  options: {
    outcomes: { type: 'string', default: '1000000' },
    out: { type: 'string', default: 'bench/results' },
  },
});
const count = Number(values.outcomes);
const records = 2000;
const batch = 1000;
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
  const singles = 100;
  const single = await timed(async () => {
    for (let i = 0; i < singles; i++) await store.add([outcomeOf(i)]);
  });
  const bulk = await timed(async () => {
    for (let i = singles; i < count; i += batch)
      await store.add(Array.from({ length: Math.min(batch, count - i) }, (_, k) => outcomeOf(i + k)));
  });
  const size = await sizeOf();
  const asked = 200;
  const times = [];
  for (let i = 0; i < asked; i++)
    times.push(await timed(() => order(store, Math.floor(Math.random() * records))));
  times.sort((a, b) => a - b);
  add(engine, 'recorded one by one', singles / single, '/s', singles);
  add(engine, `recorded in batches of ${batch}`, (count - singles) / bulk, '/s', count - singles);
  add(engine, 'size', size / count, 'bytes an outcome', count);
  add(engine, "to order a record's actions: p50", times[asked / 2] * 1000, 'ms', asked);
  add(engine, "to order a record's actions: p95", times[Math.floor(asked * 0.95)] * 1000, 'ms', asked);
}

/** What an answer does for each record that it shows. */
async function order(store, number) {
  const id = `bench/record-${number}`;
  const workarounds = [0, 1, 2, 3].map((i) => ({
    id: `action-${i}`,
    action: `Action ${i}`,
    success_rate: 0.5,
  }));
  const tallies = (await store.tallies([id])).get(id) ?? [];
  const weighed = weighRecord({ id, signature: id, domain: 'bench', workarounds }, tallies);
  return weighed.workarounds.map((one) => orderOf(one)).sort((a, b) => b - a);
}

function outcomeOf(i) {
  const pick = (n) => Math.floor(Math.random() * n);
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

async function timed(work) {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

function add(engine, measure, value, unit, n) {
  rows.push({ measure: `${engine}: ${measure}`, value, unit, n });
}

function print() {
  const [cpu] = cpus();
  const machine = {
    node: process.version,
    cpu: cpu?.model,
    cores: cpus().length,
    load: loadavg(),
    outcomes: count,
  };
  console.log(
    `node ${machine.node}, ${machine.cores} × ${machine.cpu}, load ${machine.load[0].toFixed(1)}, ${count} outcomes`,
  );
  for (const { measure, value, unit, n } of rows)
    console.log(`${measure.padEnd(50)} ${value.toFixed(value < 10 ? 3 : 0).padStart(10)} ${unit}   n=${n}`);
  mkdirSync(values.out, { recursive: true });
  writeFileSync(join(values.out, 'store.json'), `${JSON.stringify({ machine, rows }, null, 2)}\n`);
}
