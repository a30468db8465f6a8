// Kills `wayout verify` at random moments and looks at what is left: `node scripts/kill-verifier.mjs [times]`, after
// `npm run build`. Exits 1 when a ledger is not valid, or a process or a mount is left two seconds later.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseLedger } from '../dist/record/index.js';

const times = Number(process.argv[2] ?? 200);
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const fixture = fileURLToPath(new URL('../test/fixtures/verifier/sound', import.meta.url));
const whole = await howLongOneTakes();
const sums = { kills: 0, ended: 0, entries: 0, torn: 0, faults: 0, processes: 0, mounts: 0 };

for (let i = 0; i < times; i++) {
  const mounts = ownMounts();
  const { root, mark, child, exited } = start();
  // Half of them early, while worlds are being made.
  const delay = Math.random() * (i % 2 === 0 ? whole * 0.4 : whole);
  await new Promise((resolve) => setTimeout(resolve, delay));
  if (child.exitCode === null) child.kill('SIGKILL');
  const signal = await exited;
  sums[signal === null ? 'ended' : 'kills']++;
  const ledger = readLedger(root);
  sums.entries += ledger.entries.length;
  sums.torn += ledger.torn === undefined ? 0 : 1;
  sums.faults += ledger.faults.length;
  const left = await leftovers(mark);
  for (const line of left) console.error(`left after ${Math.round(delay)} ms: ${line}`);
  sums.processes += left.length;
  sums.mounts += ownMounts().filter((mount) => !mounts.includes(mount)).length;
  rmSync(root, { recursive: true, force: true });
}
console.log(JSON.stringify(sums));
process.exitCode = sums.torn + sums.faults + sums.processes + sums.mounts > 0 ? 1 : 0;

function start() {
  const root = mkdtempSync(join(tmpdir(), 'wayout-kill-'));
  const mark = randomUUID();
  cpSync(fixture, root, { recursive: true });
  const file = join(root, 'git/push-rejected-fetch-first/repro/repro.json');
  // The mark is in the environment of every process of these worlds.
  writeFileSync(
    file,
    JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), env: { WAYOUT_MARK: mark } }),
  );
  const child = spawn(process.execPath, [main, 'verify', '--all', '--records', '.', '--jobs', '2'], {
    cwd: root,
    env: { ...process.env, XDG_CACHE_HOME: join(root, 'cache') },
    stdio: 'ignore',
  });
  const exited = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  return { root, mark, child, exited };
}

async function howLongOneTakes() {
  const { root, exited } = start();
  const began = performance.now();
  await exited;
  rmSync(root, { recursive: true, force: true });
  return performance.now() - began;
}

function readLedger(root) {
  const file = join(root, 'git/push-rejected-fetch-first/evidence.jsonl');
  return parseLedger(existsSync(file) ? readFileSync(file, 'utf8') : '');
}

async function leftovers(mark) {
  let found = [];
  for (let i = 0; i < 40; i++) {
    found = marked(mark);
    if (found.length === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return found;
}

function marked(mark) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter(
      (pid) => read(`/proc/${pid}/environ`).includes(mark) || read(`/proc/${pid}/cmdline`).includes(mark),
    )
    .map((pid) => `${pid} ${read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').slice(0, 120)}`);
}

// Others of this machine mount things too: only what a world or the fixture could have left is looked at.
function ownMounts() {
  return read('/proc/self/mountinfo')
    .split('\n')
    .filter((line) => /wayout|newroot|oldroot|bwrap/.test(line));
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
