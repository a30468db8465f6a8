// Writes docs/measurements.md from what `npm run eval`, `node eval/train.mjs` and `npm run bench` left behind. Never by hand.
//
//   npm run eval && node eval/train.mjs && npm run bench && node eval/measurements.mjs
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './data.mjs';

const sections = readSections(join(root, 'eval', 'results', 'eval.json'));
if (!sections) {
  console.error('Expected eval/results/eval.json; run: npm run eval');
  process.exit(2);
}
const speedTargets = {
  '2522 records: speed': '>= 80 MB/s',
  '2522 records: peak memory': '<= 300 MB',
  'warm: p50': '<= 0.2 ms',
  'warm: p95': '<= 1 ms',
  'node -e 0, 2522 records': '<= 60 ms',
  'node -e 0, 100000 records': '<= 120 ms',
  '100,000 records against 2,500': '<= 2 ×',
};
const text = `# Measurements

Written by \`node eval/measurements.mjs\` from the results of \`npm run eval\`; each row says on how many inputs it
stands. The cases are development data: weights and floors were learned on them, so the cross-validated figures, which
\`node eval/train.mjs\` prints, are the ones to expect elsewhere.

${[...sections, ...trained()].map(table).join('\n')}${speed()}`;
writeFileSync(join(root, 'docs', 'measurements.md'), text);

function readSections(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Cross-validated figures, where the training was run. */
function trained() {
  const folder = join(root, 'eval', 'results');
  return readdirSync(folder)
    .filter((name) => name === 'train.json')
    .flatMap((name) => readSections(join(folder, name)));
}

/** What `npm run bench` measured, where it was run. */
function speed() {
  const results = readSections(join(root, 'bench', 'results', 'bench.json'));
  if (!results) return '';
  const { machine, rows } = results;
  const lines = rows.map(({ measure, value, unit, n }) => {
    const target = Object.entries(speedTargets).find(([name]) => measure.includes(name))?.[1] ?? '';
    return `| ${measure} | ${value.toFixed(value < 10 ? 2 : 1)} ${unit} | ${n} | ${target} |`;
  });
  const head = '| measure | value | n | to reach |\n| --- | --- | --- | --- |';
  const where = `node ${machine.node}, ${machine.cores} cores ${machine.cpu}, load ${machine.load[0].toFixed(1)} at the start`;
  return `\n## Speed\n\nWritten from the results of \`npm run bench\` (${where}).\n\n${head}\n${lines.join('\n')}\n`;
}

function table({ title, rows }) {
  const lines = rows.map((row) => `| ${row.name} | ${shown(row)} | ${row.n} | ${row.target ?? ''} |`);
  return `## ${title}\n\n| measure | value | n | to reach |\n| --- | --- | --- | --- |\n${lines.join('\n')}\n`;
}

function shown({ value, unit = '%' }) {
  if (!Number.isFinite(value)) return '–';
  return unit === '%' ? `${(100 * value).toFixed(1)} %` : value.toFixed(3);
}
