// How long a cold `wayout explain` on a short message takes, and where the time goes. `node bench/cold-start.mjs [runs]`
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openKnowledge } from '../dist/knowledge.js';
import { openSqliteStore } from '../dist/store/sqlite/sqlite-store.js';

const runs = Number(process.argv[2] ?? 15);
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const message = 'npm error code ERESOLVE\nnpm error ERESOLVE unable to resolve dependency tree\n';

const folder = mkdtempSync(join(tmpdir(), 'wayout-bench-cold-'));
const outcomes = 10_000;
const stores = ['elsewhere', 'about it'].map((name) => join(folder, `${name}.db`));
const known = (await openKnowledge({ store: 'off' })).find('npm/eresolve-peer-conflict');
await fill(stores[0], (i) => `bench/record-${i % 20}`);
await fill(stores[1], (i) => (i % 20 === 0 ? known.id : `bench/record-${i % 20}`));

// Each does all that the one before does and one thing more.
const steps = [
  ['node starts', ['-e', '0']],
  ['the command is loaded', [main, '--help']],
  ['a short message is explained', [main, 'explain']],
  [`a store of ${outcomes} outcomes is asked`, [main, 'explain'], stores[0]],
  [`${outcomes / 20} of them are about it`, [main, 'explain'], stores[1]],
];

const samples = steps.map(() => []);
// Taken in turn, so that a busy moment meets all of them.
for (let i = 0; i < runs; i++) {
  for (const [at, [, args, store = 'off']] of steps.entries()) samples[at].push(sample(args, store));
}
rmSync(folder, { recursive: true });

console.log(`node ${process.version}, ${runs} runs each, milliseconds: median (least)`);
for (const [at, [name]] of steps.entries()) {
  const more = at === 0 ? '' : `+${(median(samples[at]) - median(samples[at - 1])).toFixed(0)}`;
  console.log(
    `${name.padEnd(40)} ${median(samples[at]).toFixed(0).padStart(5)} (${Math.min(...samples[at]).toFixed(0)})  ${more}`,
  );
}

async function fill(path, recordOf) {
  const store = await openSqliteStore({ path });
  const kinds = ['worked', 'did-not-work'];
  const actions = [...known.workarounds, ...known.dead_ends].map(({ id }) => id);
  const made = Array.from({ length: outcomes }, (_, i) => ({
    schema: 1,
    id: randomUUID(),
    time: new Date(1_760_000_000_000 + i * 1000).toISOString(),
    record: recordOf(i),
    action: actions[Math.floor(i / 20) % actions.length],
    kind: kinds[Math.floor(i / 3) % 2],
    source: 'inferred',
    environment: { tools: { npm: `10.${i % 9}.0` }, platform: 'linux-x64' },
    reporter: String(i % 500).padStart(32, '0'),
    place: String(i % 100).padStart(32, '0'),
    corpus: 'a'.repeat(64),
  }));
  await store.add(made);
  await store.close();
}

function sample(args, store) {
  const started = performance.now();
  const { error } = spawnSync(process.execPath, args, {
    input: message,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...process.env, WAYOUT_STORE: store },
  });
  if (error) throw error;
  return performance.now() - started;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
