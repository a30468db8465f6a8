// Measures how right the answers are: a table with counts, and JSON in eval/results/. `npm run eval -- [--data DIR]
// [--peer DIR]`. What the data for is absent is left out, and said.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openKnowledge } from '../dist/index.js';
import { measureClean } from './clean.mjs';
import { dataFile, root } from './data.mjs';
import { importedPackFile } from './imported-pack.mjs';
import { measureOwn } from './own.mjs';
import { measurePeer, measurePeerClean } from './peer.mjs';
import { measureRetrieval, summarize } from './retrieval.mjs';

mkdirSync(join(root, 'eval', 'results'), { recursive: true });
const sections = [];
const add = (title, rows, details) => rows && sections.push({ title, rows, ...(details ? { details } : {}) });

const imported = importedPackFile();
if (imported) {
  const knowledge = await openKnowledge({ corpus: [imported] });
  add(`Imported corpus, ${knowledge.ids().length} records`, measureRetrieval(knowledge));
  const clean = measureClean(knowledge, 'imported corpus');
  add('Clean outputs, imported corpus', clean.rows, clean.answered);
}
if (existsSync(join(root, 'records'))) {
  const knowledge = await openKnowledge();
  const own = measureOwn(knowledge);
  add(
    `Own corpus, ${knowledge.ids().length} records`,
    own?.rows,
    own && { missed: own.missed, taken: own.taken },
  );
  const clean = measureClean(knowledge, 'own corpus');
  add('Clean outputs, own corpus', clean.rows, clean.answered);
}
const locate = join(root, 'eval', 'locate.mjs');
if (existsSync(locate)) {
  add('Where it failed, labelled CI logs', await locationRows());
}
const peer = measurePeer();
if (peer) {
  add(
    'deadends.dev, its own matcher, same cases',
    summarize(peer).filter(({ name }) => !/calibration|known/.test(name)),
  );
  add('deadends.dev, its own matcher, clean outputs', measurePeerClean(peer));
}

for (const { title, rows, details } of sections) {
  console.log(`\n${title}`);
  for (const row of rows)
    console.log(
      `  ${row.name.padEnd(52)}${shown(row).padStart(8)}  n ${String(row.n).padEnd(6)}${row.target ?? ''}`,
    );
  if (details) console.log(`  ${JSON.stringify(details).slice(0, 2000)}`);
}
writeFileSync(join(root, 'eval', 'results', 'eval.json'), `${JSON.stringify(sections, null, 2)}\n`);

async function locationRows() {
  const file = dataFile('eval', 'logchunks-dev.jsonl.gz');
  if (!file) return undefined;
  const { measureLocation, summarize: summarizeLocation } = await import('./locate.mjs');
  const { n, first, firstThree } = summarizeLocation(await measureLocation(dirname(file)));
  return [
    { name: 'the first region touches the labelled lines', value: first, n, target: '>= 80 %' },
    { name: 'one of three regions does', value: firstThree, n, target: '>= 90 %' },
  ];
}

function shown({ value, unit = '%' }) {
  if (!Number.isFinite(value)) return '-';
  return unit === '%' ? `${(100 * value).toFixed(1)} %` : value.toFixed(3);
}
