// Counts the windows of three and four bytes of logs and writes them as src/matcher/scan/background.ts: those of cleanlogs/ and
// of LogChunks (Brandt, Panichella, Zaidman, Beller, MSR 2020, CC BY 4.0), each repository of which counts as much as any other.
// `node scripts/background.mjs --data ../shared`
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { dataFile, readLines } from '../eval/data.mjs';

const target = 'src/matcher/scan/background.ts';
const threes = new Float64Array(1 << 15);
const fours = new Float64Array(1 << 16);
let windows = 0;
for (const { bytes, weight } of logs()) {
  let last = 0;
  for (let at = 0; at < bytes.length; at++) {
    last = (last << 8) | fold(bytes[at]);
    if (at < 3) continue;
    threes[bucketOf(last & 0xffffff, threes)] += weight;
    fours[bucketOf(last, fours)] += weight;
    windows += weight;
  }
}

/** A long log must not drown the others, and a repository not the others: so many bytes of each. */
function* logs() {
  for (const file of readdirSync('cleanlogs', { recursive: true, encoding: 'utf8' }).sort()) {
    if (/\.(log|txt)$/.test(file))
      yield { bytes: readFileSync(join('cleanlogs', file)).subarray(0, 1 << 18), weight: 1 };
  }
  const byRepository = new Map();
  for (const { repo, log } of readLines(dataFile('eval', 'logchunks-dev.jsonl.gz')))
    byRepository.set(repo, [...(byRepository.get(repo) ?? []), log]);
  for (const own of byRepository.values()) {
    const pieces = own.map((log) => Buffer.from(log).subarray(0, 1 << 18));
    const size = pieces.reduce((sum, { length }) => sum + length, 0);
    for (const bytes of pieces) yield { bytes, weight: (1 << 20) / size };
  }
}

writeFileSync(
  target,
  `// Written by scripts/background.mjs from ${Math.round(windows)} windows of cleanlogs/ and LogChunks; do not edit.

/**
 * How common the three-byte windows of logs are, by hash: 'z' is one window in 32, and each letter before
 * it is 2^(1/4) times rarer.
 */
export const threeByteWindows: string = [
${linesOf(threes)}
].join('');

/** The same for windows of four bytes. */
export const fourByteWindows: string = [
${linesOf(fours)}
].join('');
`,
);
execFileSync('npx', ['--no-install', 'oxfmt', target]);

/** One letter a bucket, four steps to a halving, from 'z' (one window in 32) down to 'A' and rarer. */
function linesOf(counts) {
  const letters = Array.from(counts, (count) => {
    const halvings = Math.log2(windows / (count + 0.5)) - 5;
    return String.fromCharCode(122 - Math.max(0, Math.min(57, Math.round(halvings * 4)))).replace(
      '\\',
      '\\\\',
    );
  });
  const rows = Array.from({ length: letters.length / 512 }, (_, i) =>
    letters.slice(i * 512, (i + 1) * 512).join(''),
  );
  return rows.map((row) => `  '${row}',`).join('\n');
}

function fold(byte) {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

/** The same as `bucketOf` in src/matcher/scan/window-cost.ts. */
function bucketOf(window, { length }) {
  return Math.imul(window, 0x9e3779b1) >>> (Math.clz32(length) + 1);
}
