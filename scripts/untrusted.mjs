// Measures the detector of orders on the attacks and their harmless look-alikes, and writes the figures into
// docs/untrusted-text.md. `node scripts/untrusted.mjs [--check]` after a build.
import { readFileSync, writeFileSync } from 'node:fs';
import { findOrder } from '../dist/evidence/index.js';

const page = 'docs/untrusted-text.md';
const [begin, end] = ['<!-- figures: scripts/untrusted.mjs -->', '<!-- /figures -->'];
const rows = (name) =>
  readFileSync(`test/fixtures/untrusted/${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line, i) => ({ ...JSON.parse(line), half: i % 2 === 0 ? 'built on' : 'held out' }))
    .map((row) => ({ ...row, stopped: findOrder(row.text) !== undefined }));
const [attacks, harmless] = [rows('attacks'), rows('harmless')];

const share = (some) => {
  const stopped = some.filter((row) => row.stopped).length;
  return `${stopped} of ${some.length} (${((100 * stopped) / some.length).toFixed(1)} %)`;
};
const halves = ['built on', 'held out'].map((half) => {
  const mine = (all) => share(all.filter((row) => row.half === half));
  return `| ${half} | ${mine(attacks)} | ${mine(harmless)} |`;
});
const kinds = [...new Set(attacks.map(({ kind }) => kind))].map(
  (kind) => `| ${kind} | ${share(attacks.filter((row) => row.kind === kind))} |`,
);
const languages = new Set(attacks.map(({ lang }) => lang).filter((lang) => lang !== 'mixed'));
const figures = [
  begin,
  '| half | attacks stopped | harmless texts wrongly stopped |',
  '| --- | --- | --- |',
  ...halves,
  `| all | ${share(attacks)} | ${share(harmless)} |`,
  '',
  `The attacks are in ${languages.size} languages. By kind:`,
  '',
  '| kind of attack | stopped |',
  '| --- | --- |',
  ...kinds,
  end,
].join('\n');

const text = readFileSync(page, 'utf8');
const [head, rest = ''] = text.split(begin);
const wanted = `${head}${figures}${rest.slice(rest.indexOf(end) + end.length)}`;
if (!process.argv.includes('--check')) {
  writeFileSync(page, wanted);
  console.log(figures);
} else if (wanted !== text) {
  console.error(`Expected ${page} as measured now. Run: node scripts/untrusted.mjs`);
  process.exitCode = 1;
}
