// Requests per second and latency of `wayout serve` on loopback. node bench/serve.mjs [--seconds 10] [--connections 16]
// [--out bench/results] [--docs docs/server.md]: writes the figures between the marks of that page
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { machineLine, machineNow, writeFigures } from './figures.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    connections: { type: 'string', default: '16' },
    out: { type: 'string', default: 'bench/results' },
    docs: { type: 'string' },
  },
});
const home = mkdtempSync(join(tmpdir(), 'wayout-bench-serve-'));
const log = readFileSync(
  fileURLToPath(new URL('../examples/linker-undefined-reference.log', import.meta.url)),
);
const server = await start();
const rows = [];
try {
  await measure('diagnose, a log of one failed build', {
    url: `${server.address}api/v1/diagnose`,
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: log,
  });
  await measure('record', { url: `${server.address}api/v1/records/c/undefined-reference` });
  await measure('search', { url: `${server.address}api/v1/search?q=registry` });
  await measure('report an outcome, SQLite', {
    url: `${server.address}api/v1/outcomes`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ record: 'c/undefined-reference', kind: 'wrong-match' }),
  });
} finally {
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}
const machine = machineNow();
console.log(`${machineLine(machine)}; the client runs on the same cores`);
for (const { measure: name, perSecond, p50, p99, n, failed } of rows) {
  console.log(
    `${name.padEnd(40)} ${perSecond.toFixed(0).padStart(7)} /s   p50 ${p50} ms   p99 ${p99} ms   n=${n}   failed ${failed}`,
  );
}
mkdirSync(values.out, { recursive: true });
writeFileSync(join(values.out, 'serve.json'), `${JSON.stringify({ machine, rows }, null, 2)}\n`);

if (values.docs !== undefined) {
  const table = rows.map(
    (row) =>
      `| ${row.measure} | ${row.perSecond.toFixed(0)} | ${row.p50} ms | ${row.p99} ms | ${row.n} | ${row.failed} |`,
  );
  writeFigures(values.docs, 'bench/serve.mjs', [
    `${machineLine(machine)}, ${values.connections} connections; the client runs on the same cores.`,
    '',
    '| request | a second | p50 | p99 | n | failed |',
    '| --- | --- | --- | --- | --- | --- |',
    ...table,
  ]);
}

async function measure(name, request) {
  const options = { ...request, connections: Number(values.connections) };
  await autocannon({ ...options, duration: 2 });
  const result = await autocannon({ ...options, duration: Number(values.seconds) });
  rows.push({
    measure: name,
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    n: result.requests.total,
    failed: result.non2xx + result.errors,
  });
}

async function start() {
  const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', '--drain', '0'], {
    env: { ...process.env, XDG_DATA_HOME: home, WAYOUT_STORE: '' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const found = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => resolve(/http:\S+/.exec(String(chunk))?.[0]));
    child.once('exit', (code) => reject(new Error(`Expected a server, found exit code ${code}`)));
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  return {
    address: found,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
