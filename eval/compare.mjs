// Whether a change keeps every answer: the reports of all inputs at hand, saved by one build and compared by another.
// `npm run build && node eval/compare.mjs --save FILE`, then after the change `… --against FILE`.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMatcher, openPack } from '../dist/index.js';
import { cleanLogs, dataFile, optionOf, readLines, repeatable, root } from './data.mjs';
import { importedPack } from './imported-pack.mjs';

const packs = { own: readFileSync(join(root, 'dist', 'wayout.pack')), imported: importedPack() };
const matchers = Object.entries(packs)
  .filter(([, bytes]) => bytes)
  .map(([corpus, bytes]) => ({ corpus, matcher: createMatcher(openPack(bytes)) }));
const reports = new Map();
let torn = 0;
for (const { name, bytes } of inputs()) {
  for (const { corpus, matcher } of matchers) {
    const whole = JSON.stringify(matcher.match(bytes));
    reports.set(`${corpus} ${name}`, whole);
    if (JSON.stringify(inPieces(matcher, bytes)) === whole) continue;
    torn++;
    console.log(`${corpus} ${name}: another answer when it comes in pieces`);
  }
}
console.log(`${reports.size} reports, ${torn} that differ when the input comes in pieces`);
const save = optionOf('save');
if (save) writeFileSync(save, JSON.stringify([...reports]));
const against = optionOf('against');
if (against) process.exitCode = compare(new Map(JSON.parse(readFileSync(against, 'utf8')))) > 0 ? 1 : 0;

function* inputs() {
  for (const { name, text } of cleanLogs()) yield { name: `cleanlogs/${name}`, bytes: Buffer.from(text) };
  for (const folder of ['examples', 'records']) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      if (name.endsWith('.log'))
        yield { name: `${folder}/${name}`, bytes: readFileSync(join(root, folder, name)) };
    }
  }
  const cases = dataFile('eval', 'dev.jsonl');
  for (const [i, { input }] of (cases ? readLines(cases) : []).entries())
    yield { name: `dev ${i}`, bytes: Buffer.from(input) };
  const logs = dataFile('eval', 'logchunks-dev.jsonl.gz');
  const texts = logs && existsSync(logs) ? readLines(logs).map(({ log }) => log) : [];
  for (const [i, log] of texts.entries()) yield { name: `log ${i}`, bytes: Buffer.from(log) };
  yield { name: 'all logs', bytes: Buffer.from(texts.join('\n')) };
}

function inPieces(matcher, bytes) {
  const random = repeatable(bytes.length);
  const session = matcher.open();
  for (let at = 0; at < bytes.length;) {
    const size = 1 + Math.floor(random() ** 3 * 300_000);
    session.push(bytes.subarray(at, at + size));
    at += size;
  }
  return session.report();
}

function compare(before) {
  let changed = 0;
  for (const [name, report] of reports) {
    const known = before.get(name);
    if (known === undefined || known === report) continue;
    changed++;
    console.log(`${name}: ${differenceOf(JSON.parse(known), JSON.parse(report))}`);
  }
  console.log(`${changed} of ${reports.size} reports are not what they were`);
  return changed;
}

function differenceOf(before, after) {
  const parts = [];
  const old = new Map(before.candidates.map((one) => [one.id, JSON.stringify(one)]));
  const now = new Map(after.candidates.map((one) => [one.id, JSON.stringify(one)]));
  for (const [id, text] of now) if (old.get(id) !== text) parts.push(`+ ${text.slice(0, 300)}`);
  for (const [id, text] of old) if (now.get(id) !== text) parts.push(`- ${text.slice(0, 300)}`);
  if (JSON.stringify(before.regions) !== JSON.stringify(after.regions))
    parts.push(
      `regions ${before.regions.map(({ lines }) => lines)} -> ${after.regions.map(({ lines }) => lines)}`,
    );
  if (JSON.stringify(before.input) !== JSON.stringify(after.input))
    parts.push(`input ${JSON.stringify(before.input)} -> ${JSON.stringify(after.input)}`);
  return `\n    ${parts.slice(0, 6).join('\n    ')}`;
}
