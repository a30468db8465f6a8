// 1,000 diagnoses at once over HTTP: answers, errors, latency. `node bench/mcp.mjs [--calls 1000] [--docs docs/mcp.md]`: the
// figures between the marks of that page.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { machineLine, machineNow, writeFigures } from './figures.mjs';

const { values } = parseArgs({
  options: { calls: { type: 'string', default: '1000' }, docs: { type: 'string' } },
});
const calls = Number(values.calls);
const failures = [
  ' ! [rejected]        main -> main (fetch first)\nerror: failed to push some refs\n',
  'npm error code ERESOLVE\nnpm error ERESOLVE unable to resolve dependency tree\n',
  "Error: Cannot find module 'left-pad'\nRequire stack:\n- /srv/app/index.js\n",
  'E4711: the frobnicator is out of dilithium\n',
];
const server = spawn(process.execPath, ['dist/main.js', 'mcp', '--http', '--port', '0'], {
  stdio: ['ignore', 'ignore', 'pipe'],
});
const [said] = await once(server.stderr, 'data');
const url = new URL(/MCP at (\S+)/.exec(String(said))[1]);
// Twenty agents, each with a client of its own.
const clients = await Promise.all(
  Array.from({ length: 20 }, async () => {
    const client = new Client({ name: 'bench', version: '1' });
    await client.connect(new StreamableHTTPClientTransport(url));
    return client;
  }),
);
const diagnose = (i) =>
  clients[i % clients.length].callTool({
    name: 'diagnose',
    arguments: { text: failures[i % failures.length] },
  });
// Not counted: the first question opens the corpus and warms the compiler, as in a server that lives for a day.
for (let i = 0; i < 40; i += 1) await diagnose(i);

const started = performance.now();
const times = [];
let errors = 0;
await Promise.all(
  Array.from({ length: calls }, async (_, i) => {
    try {
      const { isError } = await diagnose(i);
      if (isError) errors += 1;
    } catch {
      errors += 1;
    }
    times.push(performance.now() - started);
  }),
);
const seconds = (performance.now() - started) / 1000;
times.sort((a, b) => a - b);
const at = (share) => Math.round(times[Math.floor(share * (times.length - 1))] ?? 0);
const alone = [];
for (let i = 0; i < 200; i += 1) {
  const before = performance.now();
  await diagnose(i);
  alone.push(performance.now() - before);
}
alone.sort((a, b) => a - b);
const results = {
  calls,
  errors,
  perSecond: Math.round(calls / seconds),
  atOnceMs: { p50: at(0.5), p95: at(0.95), max: at(1) },
  oneByOneMs: { n: alone.length, p50: Number(alone[100]?.toFixed(1)), p95: Number(alone[190]?.toFixed(1)) },
};
console.log(JSON.stringify(results));
if (values.docs !== undefined) {
  const { atOnceMs: all, oneByOneMs: one } = results;
  writeFigures(values.docs, 'bench/mcp.mjs', [
    `${machineLine(machineNow())}; ${clients.length} clients on the same cores.`,
    '',
    '| `diagnose` over HTTP | a second | p50 | p95 | greatest | n | errors |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    `| all at once, the wait for the others included | ${results.perSecond} | ${all.p50} ms | ${all.p95} ms | ${all.max} ms | ${calls} | ${errors} |`,
    `| one after another | | ${one.p50} ms | ${one.p95} ms | | ${one.n} | |`,
  ]);
}
await Promise.all(clients.map((client) => client.close()));
server.kill('SIGTERM');
