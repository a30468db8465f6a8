// How fast the matcher of deadends.dev is on the same inputs, from a checkout of it; `bench.mjs --peer DIR` calls this.
// Needs python3.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const script = `
import json, sys, time
sys.path.insert(0, sys.argv[1])
from generator.lookup import lookup_all
messages = json.load(open(sys.argv[2], encoding="utf-8"))
log = open(sys.argv[3], "rb").read(int(sys.argv[4])).decode("utf-8", "replace")
lookup_all(messages[0])
times = []
for message in messages:
    started = time.perf_counter()
    lookup_all(message)
    times.append(1000 * (time.perf_counter() - started))
started = time.perf_counter()
lookup_all(log)
print(json.dumps({"times": times, "seconds": time.perf_counter() - started}))
`;

/** It reads a tenth of a megabyte a second. */
const logBytes = 200_000;
const coldRuns = 5;

/** @returns rows as the benchmark prints them */
export function measurePeer(folder, { messages, message, log }) {
  const { times, seconds } = JSON.parse(
    python(folder, ['-c', script, '.', messages, log, String(logBytes)])
      .trim()
      .split('\n')
      .at(-1),
  );
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)];
  const cold = Array.from({ length: coldRuns }, () => {
    const started = performance.now();
    python(folder, ['-m', 'generator.lookup', readFileSync(message, 'utf8').trim()]);
    return performance.now() - started;
  }).sort((a, b) => a - b);
  const row = (measure, value, unit, n) => ({ measure: `deadends.dev: ${measure}`, value, unit, n });
  return [
    row('short message, warm: p50', at(0.5), 'ms', times.length),
    row('short message, warm: p95', at(0.95), 'ms', times.length),
    row('cold command', cold[Math.floor(coldRuns / 2)], 'ms', coldRuns),
    row(`first ${logBytes / 1000} kB of the synthetic log: speed`, logBytes / 1e6 / seconds, 'MB/s', 1),
  ];
}

function python(folder, args) {
  const { status, stdout, stderr } = spawnSync('python3', args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`Expected the peer to run in ${folder}: ${stderr.slice(-400)}`);
  return stdout;
}
