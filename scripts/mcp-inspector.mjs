// Lists and calls every tool with the MCP inspector's command line, over both transports. Installs the inspector into a
// temporary folder, because it brings a web client that nothing else here needs. `node scripts/mcp-inspector.mjs`
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const version = '2.12.0';
const folder = join(tmpdir(), `wayout-inspector-${version}`);
const inspector = join(folder, 'node_modules/.bin/mcp-inspector');
const main = resolve('dist/main.js');
// What is reported here is no outcome of anybody.
process.env.WAYOUT_STORE = join(mkdtempSync(join(tmpdir(), 'wayout-inspector-store-')), 'outcomes.db');
const record = 'git/push-rejected-non-fast-forward';
const calls = {
  diagnose: ['text= ! [rejected] main -> main (fetch first)'],
  record: [`id=${record}`],
  search: ['words=push'],
  check: ['text=npm error code ENOENT'],
  report_outcome: [`record=${record}`, 'kind=wrong-match'],
};

if (!existsSync(inspector) && !install()) {
  console.log(`skipped: @modelcontextprotocol/inspector ${version} cannot be installed here (no registry)`);
  process.exit(0);
}
const server = spawn(process.execPath, [main, 'mcp', '--http', '--port', '0'], {
  stdio: ['ignore', 'ignore', 'pipe'],
});
const [said] = await once(server.stderr, 'data');
const url = /MCP at (\S+)/.exec(String(said))[1];
const store = ['-e', `WAYOUT_STORE=${process.env.WAYOUT_STORE}`];
const targets = { stdio: [...store, process.execPath, main, 'mcp'], http: [url, '--transport', 'http'] };

let failed = 0;
for (const [transport, target] of Object.entries(targets)) {
  const { tools } = inspect(target, ['--method', 'tools/list']);
  for (const { name } of tools) {
    const args = (calls[name] ?? []).flatMap((argument) => ['--tool-arg', argument]);
    const answer = inspect(target, ['--method', 'tools/call', '--tool-name', name, ...args]);
    const good =
      calls[name] !== undefined && answer.isError !== true && answer.structuredContent !== undefined;
    if (!good) failed += 1;
    console.log(`${good ? 'ok  ' : 'FAIL'} ${transport} ${name}`);
  }
  const { contents = [] } = inspect(target, [
    '--method',
    'resources/read',
    '--uri',
    `wayout://record/${record}`,
  ]);
  if (contents.length === 0) failed += 1;
  console.log(`${contents.length > 0 ? 'ok  ' : 'FAIL'} ${transport} resources/read`);
}
server.kill('SIGTERM');
process.exitCode = failed > 0 ? 1 : 0;

function install() {
  mkdirSync(folder, { recursive: true });
  const packages = [`@modelcontextprotocol/inspector@${version}`];
  const { status } = spawnSync(
    'npm',
    ['i', '--prefix', folder, '--no-save', '--ignore-scripts', ...packages],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: 240_000,
    },
  );
  return status === 0;
}

function inspect(target, args) {
  return JSON.parse(
    execFileSync(inspector, ['--cli', ...target, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
}
