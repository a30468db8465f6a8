// Speed, memory, cold start and growth. `npm run bench [-- --data ../shared] [--megabytes 100] [--runs 3]
// [--peer DIR]`; a peer is a checkout of deadends.dev.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { measurePeer } from './peer.mjs';
import { syntheticLog, syntheticRecords } from './synthetic.mjs';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared' },
    megabytes: { type: 'string', default: '100' },
    runs: { type: 'string', default: '3' },
    out: { type: 'string', default: 'bench/results' },
    peer: { type: 'string' },
  },
});
const runs = Number(values.runs);
const bytes = Number(values.megabytes) * 1e6;
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'wayout-bench-'));
const rows = [];

try {
  const { corpus, imported } = await referenceCorpus();
  const logs = makeLogs();
  for (const { name, file } of logs)
    throughput(`${name}, ${corpus.records} records${imported}`, corpus.file, file);
  const messages = shortMessages(corpus.file);
  const message = cold('cold explain of a short message above node -e 0', corpus);
  if (values.peer) rows.push(...measurePeer(resolve(values.peer), { messages, message, log: logs[0].file }));
  await growth(logs[0].file);
  print();
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** The foreign collection where it is at hand, else as many synthetic records. */
async function referenceCorpus() {
  const file = join(values.data, 'corpora', 'deadends.ndjson.gz');
  if (!existsSync(file)) {
    console.log(`absent: ${file}; 2,522 synthetic records stand in`);
    return { corpus: await packOf('reference', syntheticRecords(2522)), imported: ', synthetic' };
  }
  const { importRecords } = await import('../dist/corpus/index.js');
  return { corpus: await packOf('reference', importRecords('deadends', file).records), imported: '' };
}

async function packOf(name, records) {
  const { buildPack } = await import('../dist/corpus/index.js');
  const started = performance.now();
  const { pack } = buildPack(records);
  const file = join(work, `${name}.pack`);
  writeFileSync(file, pack.bytes);
  rows.push({
    measure: `build of ${pack.records} records`,
    value: (performance.now() - started) / 1000,
    unit: 's',
    n: 1,
  });
  return { file, records: pack.records, bytes: pack.bytes.length };
}

function makeLogs() {
  const made = join(work, 'synthetic.log');
  writeFileSync(made, syntheticLog(bytes));
  const real = join(values.data, 'eval', 'logchunks-dev.jsonl.gz');
  if (!existsSync(real)) {
    console.log(`absent: ${real}; no log of real builds is measured`);
    return [{ name: 'synthetic log', file: made }];
  }
  const texts = gunzipSync(readFileSync(real))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row).log);
  const once = Buffer.from(texts.join('\n'));
  const joined = join(work, 'real.log');
  writeFileSync(joined, Buffer.alloc(bytes, once));
  return [
    { name: 'synthetic log', file: made },
    { name: `${texts.length} real logs, repeated`, file: joined },
  ];
}

function throughput(name, pack, log) {
  const all = Array.from({ length: runs }, () => child('throughput.mjs', pack, log));
  const best = all.toSorted((a, b) => a.seconds - b.seconds);
  const middle = best[Math.floor(runs / 2)];
  const size = middle.bytes / 1e6;
  rows.push({
    measure: `${name}: speed`,
    value: size / middle.seconds,
    best: size / best[0].seconds,
    unit: 'MB/s',
    n: runs,
  });
  rows.push({
    measure: `${name}: speed by processor time`,
    value: size / middle.cpuSeconds,
    unit: 'MB/s',
    n: runs,
  });
  rows.push({
    measure: `${name}: peak memory`,
    value: Math.max(...all.map(({ peakBytes }) => peakBytes)) / 1e6,
    unit: 'MB',
    n: runs,
  });
  rows.push({ measure: `${name}: candidates`, value: middle.candidates, unit: '', n: runs });
  return middle.seconds / size;
}

function shortMessages(pack) {
  const file = join(values.data, 'eval', 'dev.jsonl');
  const known = existsSync(file);
  if (!known) console.log(`absent: ${file}; built-in messages stand in`);
  const texts = known
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((row) => JSON.parse(row).input)
    : [
        'npm error ERESOLVE unable to resolve dependency tree',
        "ModuleNotFoundError: No module named 'numpy'",
        'all is well',
      ];
  const messages = join(work, 'messages.json');
  writeFileSync(messages, JSON.stringify(texts.filter(({ length }) => length <= 2000)));
  const { n, p50, p95, p99 } = child('short.mjs', pack, messages);
  rows.push({ measure: 'short message, warm: p50', value: p50, unit: 'ms', n });
  rows.push({ measure: 'short message, warm: p95', value: p95, unit: 'ms', n });
  rows.push({ measure: 'short message, warm: p99', value: p99, unit: 'ms', n });
  return messages;
}

function cold(name, { file, records }) {
  const message = join(work, 'message.txt');
  writeFileSync(message, 'npm error ERESOLVE unable to resolve dependency tree\n');
  const command = [here('../dist/main.js'), 'explain', message, '--corpus', file];
  const times = { bare: [], explain: [] };
  for (let i = 0; i < 21; i++) {
    times.bare.push(timed(['-e', '0']));
    times.explain.push(timed(command));
  }
  const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
  rows.push({
    measure: `${name}, ${records} records`,
    value: median(times.explain) - median(times.bare),
    unit: 'ms',
    n: 21,
  });
  return message;
}

async function growth(log) {
  const part = join(work, 'part.log');
  writeFileSync(part, readFileSync(log).subarray(0, 20e6));
  const perMegabyte = [];
  for (const count of [2500, 10_000, 100_000]) {
    const corpus = await packOf(`synthetic-${count}`, syntheticRecords(count));
    rows.push({ measure: `pack of ${count} synthetic records`, value: corpus.bytes / 1e6, unit: 'MB', n: 1 });
    perMegabyte.push(throughput(`synthetic log, ${count} synthetic records`, corpus.file, part));
    if (count === 100_000) cold('cold explain of a short message above node -e 0', corpus);
  }
  rows.push({
    measure: 'time per MB, 100,000 records against 2,500',
    value: perMegabyte[2] / perMegabyte[0],
    unit: '×',
    n: runs,
  });
}

function timed(command) {
  const started = performance.now();
  const { error } = spawnSync(process.execPath, command, { stdio: 'ignore' });
  if (error) throw error;
  return performance.now() - started;
}

function child(script, ...args) {
  return JSON.parse(execFileSync(process.execPath, [here(script), ...args], { encoding: 'utf8' }));
}

function print() {
  const [cpu] = cpus();
  const machine = { node: process.version, cpu: cpu?.model, cores: cpus().length, load: loadavg() };
  console.log(
    `node ${machine.node}, ${machine.cores} × ${machine.cpu}, load ${machine.load[0].toFixed(1)} (a busy machine measures itself)`,
  );
  for (const { measure, value, best, unit, n } of rows) {
    const shown = `${value.toFixed(value < 10 ? 3 : 1)} ${unit}${best === undefined ? '' : ` (best ${best.toFixed(1)})`}`;
    console.log(`${measure.padEnd(76)} ${shown.padStart(26)}   n=${n}`);
  }
  mkdirSync(values.out, { recursive: true });
  writeFileSync(join(values.out, 'bench.json'), `${JSON.stringify({ machine, rows }, null, 2)}\n`);
}
