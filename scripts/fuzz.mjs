// Throws hostile logs, patterns, records and packs at the matcher. `npm run build && node scripts/fuzz.mjs [--inputs 1000000]
// [--seed 1]`. Ends with exit code 1 at the first crash, wrong answer or lost line, made as small as can be, and says how to
// see it again: `--only logs --seed … --path …`.
import { parseArgs } from 'node:util';
import * as fc from 'fast-check';
import { tryLargeInputs } from './fuzz/large-inputs.mjs';
import { logProperty } from './fuzz/logs.mjs';
import { packProperty } from './fuzz/packs.mjs';
import { patternProperty } from './fuzz/patterns.mjs';
import { recordProperty } from './fuzz/records.mjs';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    path: { type: 'string' },
  },
});
/** Of a hundred inputs so many are of each kind. */
const kinds = [
  { name: 'logs', share: 60, property: logProperty },
  { name: 'patterns', share: 25, property: patternProperty },
  { name: 'records', share: 3, property: recordProperty },
  { name: 'packs', share: 12, property: packProperty },
];

const started = performance.now();
const seconds = () => ((performance.now() - started) / 1000).toFixed(0);
let inputs = values.only ? 0 : tryLargeInputs();
for (const { name, share, property } of kinds) {
  if (values.only && values.only !== name) continue;
  const numRuns = Math.ceil((Number(values.inputs) * share) / 100);
  const counts = {};
  const count = (what) => void (counts[what] = (counts[what] ?? 0) + 1);
  const result = fc.check(property(count), {
    numRuns,
    seed: Number(values.seed),
    ...(values.path ? { path: values.path } : {}),
  });
  if (result.failed) {
    console.error(`--only ${name}`, fc.defaultReportMessage(result));
    process.exit(1);
  }
  inputs += result.numRuns;
  console.log(`${name}: ${result.numRuns}, after ${seconds()} s`, counts);
}
console.log(`${inputs} inputs in ${seconds()} s, none broke it`);
