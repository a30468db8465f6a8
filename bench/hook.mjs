// How long a hook takes above Node's own start, in the three states an agent meets.
// `node bench/hook.mjs [--runs 15] [--docs docs/agents.md]`: the figures between the marks of that page.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { machineLine, machineNow, writeFigures } from './figures.mjs';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '15' }, docs: { type: 'string' } },
});
const runs = Number(values.runs);
const limit = 150;
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const state = mkdtempSync(join(tmpdir(), 'wayout-bench-hook-'));
const error = 'Exit code 1\nnpm error code ERESOLVE\nnpm error ERESOLVE unable to resolve dependency tree\n';
const event = (session, more) =>
  JSON.stringify({
    session_id: session,
    cwd: '/',
    tool_name: 'Bash',
    tool_input: { command: 'npm install' },
    ...more,
  });

const steps = [
  ['node starts', () => ['-e', '0'], () => ''],
  ['before a command, nothing open', hook, () => event('idle', { hook_event_name: 'PreToolUse' })],
  [
    'after a known failure: a hint',
    hook,
    (run) => event(`s-${run}`, { hook_event_name: 'PostToolUseFailure', error }),
  ],
  [
    'before a dead end: a warning',
    hook,
    (run) =>
      event(`s-${run}`, { hook_event_name: 'PreToolUse', tool_input: { command: 'npm install --force' } }),
  ],
];
const samples = steps.map(() => []);
// Taken in turn, so that a busy moment meets all of them.
for (let run = 0; run < runs; run++) {
  for (const [at, [, args, input]] of steps.entries()) sample(args(), input(run), samples[at]);
}
rmSync(state, { recursive: true });

const rows = steps.map(([name], at) => ({
  name: String(name),
  above: median(samples[at]) - (at === 0 ? 0 : median(samples[0])),
  least: Math.min(...samples[at]),
}));
console.log(
  `${machineLine(machineNow())}; ${runs} runs each, milliseconds above Node's start (limit ${limit})`,
);
for (const { name, above, least } of rows)
  console.log(`${name.padEnd(34)} ${above.toFixed(0).padStart(5)} (least ${least.toFixed(0)} in all)`);
if (values.docs !== undefined) {
  writeFigures(values.docs, 'bench/hook.mjs', [
    `${machineLine(machineNow())}; medians of ${runs} runs, at most ${limit} ms asked.`,
    '',
    "| hook | above Node's own start | least, in all |",
    '| --- | --- | --- |',
    ...rows.map(({ name, above, least }) => `| ${name} | ${above.toFixed(0)} ms | ${least.toFixed(0)} ms |`),
  ]);
}

function hook() {
  return [main, 'hook', 'claude-code'];
}

function sample(args, input, times) {
  const env = { ...process.env, XDG_STATE_HOME: state, WAYOUT_STORE: 'off' };
  const started = performance.now();
  const { status } = spawnSync(process.execPath, args, { input, env, stdio: ['pipe', 'ignore', 'ignore'] });
  if (status !== 0) throw new Error(`Expected exit code 0, found ${status}`);
  times.push(performance.now() - started);
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
