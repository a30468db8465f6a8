// How long a cold `wayout explain` on a short message takes, and where the time goes. `node bench/cold-start.mjs [runs]`
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const runs = Number(process.argv[2] ?? 15);
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const message = 'npm error code ERESOLVE\nnpm error ERESOLVE unable to resolve dependency tree\n';

// Each does all that the one before does and one thing more.
const steps = [
  ['node starts', ['-e', '0']],
  ['the command is loaded', [main, '--help']],
  ['a short message is explained', [main, 'explain']],
];

const samples = steps.map(() => []);
// Taken in turn, so that a busy moment meets all of them.
for (let i = 0; i < runs; i++) {
  for (const [at, [, args]] of steps.entries()) samples[at].push(sample(args));
}

console.log(`node ${process.version}, ${runs} runs each, milliseconds: median (least)`);
for (const [at, [name]] of steps.entries()) {
  const more = at === 0 ? '' : `+${(median(samples[at]) - median(samples[at - 1])).toFixed(0)}`;
  console.log(
    `${name.padEnd(30)} ${median(samples[at]).toFixed(0).padStart(5)} (${Math.min(...samples[at]).toFixed(0)})  ${more}`,
  );
}

function sample(args) {
  const started = performance.now();
  const { error } = spawnSync(process.execPath, args, {
    input: message,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  if (error) throw error;
  return performance.now() - started;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
