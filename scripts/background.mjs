// Counts the three-byte windows of cleanlogs/ and writes them as src/matcher/scan/background.ts. `node scripts/background.mjs`
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';

const buckets = 32_768;
const target = 'src/matcher/scan/background.ts';

const counts = new Float64Array(buckets);
let windows = 0;
for (const file of readdirSync('cleanlogs', { recursive: true, encoding: 'utf8' }).sort()) {
  const path = join('cleanlogs', file);
  if (!/\.(log|txt)$/.test(file)) continue;
  const bytes = readFileSync(path);
  // A long log must not drown the others: the first 256 KB of each count.
  for (let at = 2; at < Math.min(bytes.length, 1 << 18); at++) {
    counts[bucketOf(fold(bytes[at - 2]), fold(bytes[at - 1]), fold(bytes[at]))]++;
    windows++;
  }
}

// One letter a bucket, four steps to a halving, from 'z' (one window in 32) down to 'A' and rarer.
const letters = Array.from(counts, (count) => {
  const halvings = Math.log2(windows / (count + 0.5)) - 5;
  return String.fromCharCode(122 - Math.max(0, Math.min(57, Math.round(halvings * 4))));
}).join('');
const lines = letters
  .match(/.{1,192}/g)
  .map((line) => `  '${line.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}',`);
writeFileSync(
  target,
  `// Written by scripts/background.mjs from ${windows} windows of cleanlogs/; do not edit.

/**
 * How common the three-byte windows of logs are, by hash: 'z' is one window in 32, and each letter before
 * it is 2^(1/4) times rarer.
 */
export const background: string = [
${lines.join('\n')}
].join('');
`,
);
execFileSync('npx', ['--no-install', 'oxfmt', target]);

function fold(byte) {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

/** The same as `bucketOf` in src/matcher/scan/window-cost.ts. */
function bucketOf(a, b, c) {
  return Math.imul((a << 16) | (b << 8) | c, 0x9e3779b1) >>> 17;
}
