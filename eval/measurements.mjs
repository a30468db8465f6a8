// Writes docs/measurements.md from what `npm run eval` and `node eval/train.mjs` left in eval/results. Never by hand.
//
//   npm run eval && node eval/train.mjs && node eval/measurements.mjs
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './data.mjs';

const sections = readSections(join(root, 'eval', 'results', 'eval.json'));
if (!sections) {
  console.error('Expected eval/results/eval.json; run: npm run eval');
  process.exit(2);
}
const text = `# Measurements

Written by \`node eval/measurements.mjs\` from the results of \`npm run eval\`; each row says on how many inputs it
stands. The cases are development data: weights and floors were learned on them, so the cross-validated figures, which
\`node eval/train.mjs\` prints, are the ones to expect elsewhere.

${[...sections, ...trained()].map(table).join('\n')}`;
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

function table({ title, rows }) {
  const lines = rows.map((row) => `| ${row.name} | ${shown(row)} | ${row.n} | ${row.target ?? ''} |`);
  return `## ${title}\n\n| measure | value | n | to reach |\n| --- | --- | --- | --- |\n${lines.join('\n')}\n`;
}

function shown({ value, unit = '%' }) {
  if (!Number.isFinite(value)) return '–';
  return unit === '%' ? `${(100 * value).toFixed(1)} %` : value.toFixed(3);
}
