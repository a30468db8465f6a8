// Kills processes that write outcomes and looks at what is left: `node scripts/kill-store.mjs [times] [sqlite|postgres]`,
// after `npm run build`. An outcome counts as acknowledged once its writer has said so. Exits 1 when one of those is
// missing, one is there twice, or a writer failed by itself.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openPostgresStore } from '../dist/store/postgres/postgres-store.js';
import { openSqliteStore } from '../dist/store/sqlite/sqlite-store.js';
import { problem, startPostgres } from './postgres.mjs';

const script = fileURLToPath(import.meta.url);
/** At one time, so that a kill also meets others in the middle of a transaction. */
const writers = 4;

if (process.argv[2] === 'write') await write(process.argv[3]);
else await main(Number(process.argv[2] ?? 200), process.argv[3]);

async function main(times, only) {
  const results = {};
  if (only !== 'postgres') results.sqlite = await withSqlite((address) => kill(address, times));
  if (only !== 'sqlite')
    results.postgres = problem() ?? (await withPostgres((address) => kill(address, times)));
  console.log(JSON.stringify(results));
  const bad = Object.values(results).some(
    (sums) => typeof sums === 'object' && (sums.missing > 0 || sums.twice > 0 || sums.errors > 0),
  );
  process.exitCode = bad ? 1 : 0;
}

async function withSqlite(work) {
  const folder = mkdtempSync(join(tmpdir(), 'wayout-kill-store-'));
  try {
    return await work(join(folder, 'outcomes.db'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function withPostgres(work) {
  const server = await startPostgres();
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}

async function kill(address, times) {
  const began = performance.now();
  const sums = { kills: 0, acknowledged: 0, stored: 0, missing: 0, twice: 0, errors: 0 };
  const acknowledged = new Set();
  const pool = [];
  const fill = () => {
    while (pool.length < Math.min(writers, times)) pool.push(start(address, acknowledged, sums));
  };
  // The one that waits for its first word is killed after a moment of its own: in a transaction as likely as between two.
  while (sums.kills < times) {
    fill();
    const [victim] = pool.splice(Math.floor(Math.random() * pool.length), 1);
    await victim.wrote;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 40));
    victim.child.kill('SIGKILL');
    await victim.ended;
    sums.kills++;
  }
  for (const { child, ended } of pool) {
    child.kill('SIGKILL');
    await ended;
  }
  const store = await openStore(address);
  const stored = new Map();
  for await (const { id } of store.list()) stored.set(id, (stored.get(id) ?? 0) + 1);
  await store.close();
  sums.acknowledged = acknowledged.size;
  sums.stored = stored.size;
  sums.missing = [...acknowledged].filter((id) => !stored.has(id)).length;
  sums.twice = [...stored.values()].filter((count) => count > 1).length;
  return { ...sums, seconds: Math.round((performance.now() - began) / 1000) };
}

function start(address, acknowledged, sums) {
  const child = spawn(process.execPath, [script, 'write', address], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines = createInterface({ input: child.stdout });
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.stderr.on('data', (chunk) => {
    sums.errors++;
    process.stderr.write(chunk);
  });
  const wrote = Promise.race([new Promise((resolve) => lines.once('line', resolve)), ended]);
  // A word cut in two by the kill is no acknowledgement.
  lines.on('line', (line) => {
    if (line.length === 36) acknowledged.add(line);
  });
  return { child, ended, wrote };
}

/** Adds outcomes until it is killed, and says the id of each once it is kept; every third arrives twice. */
async function write(address) {
  const store = await openStore(address);
  for (let i = 0; ; i++) {
    const outcome = outcomeOf(randomUUID());
    await store.add([outcome]);
    process.stdout.write(`${outcome.id}\n`);
    if (i % 3 === 0) await store.add([outcome]);
  }
}

/** A busy machine may take longer to answer than a person would wait for; that says nothing about what is kept. */
async function openStore(address, left = 10) {
  if (!address.startsWith('postgres:')) return openSqliteStore({ path: address });
  try {
    return await openPostgresStore({ url: address });
  } catch (error) {
    if (error.code !== 'unreachable' || left === 0) throw error;
    return openStore(address, left - 1);
  }
}

function outcomeOf(id) {
  return {
    schema: 1,
    id,
    time: new Date().toISOString(),
    record: 'git/push-rejected-non-fast-forward',
    action: 'pull-rebase',
    kind: 'worked',
    source: 'inferred',
    environment: { tools: { git: '2.39.5' }, platform: 'linux-x64' },
    reporter: 'a'.repeat(32),
    place: 'b'.repeat(32),
    corpus: '',
  };
}
