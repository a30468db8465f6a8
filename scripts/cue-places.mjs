// Chooses by which window the kernel finds each text of a cue, the rarest one in logs, and writes src/matcher/kernel/cue-places.ts:
// what was counted of logs is too much to be loaded for it. `npm run build && node scripts/cue-places.mjs [--check]`
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { asciiTexts } from '../dist/matcher/kernel/window-table.js';
import { cueTexts } from '../dist/matcher/regions/classify-line.js';
import { windowCost } from '../dist/matcher/scan/window-cost.js';

const target = fileURLToPath(new URL('../src/matcher/kernel/cue-places.ts', import.meta.url));
const places = asciiTexts(cueTexts).map((text) => placeIn(new TextEncoder().encode(text), text));
const rows = places
  .map((place) => place.toString(16).padStart(2, '0'))
  .join('')
  .match(/.{1,100}/g);
const written = `// Written by scripts/cue-places.mjs; do not edit.

/**
 * For each ASCII text of a cue where its window stands in it, doubled, and one more for a window of three bytes; two
 * hexadecimal digits each.
 */
export const cuePlaces: string = [
${rows.map((row) => `  '${row}',`).join('\n')}
].join('');
`;
if (!process.argv.includes('--check')) writeFileSync(target, written);
else if (readFileSync(target, 'utf8') !== written) {
  console.error('Expected cue-places.ts to be of the cues of today; run `node scripts/cue-places.mjs`');
  process.exitCode = 1;
}

/** A window without a digit, which stands for any number; else one with a digit at an end. */
function placeIn(bytes, text) {
  for (const width of [4, 3]) {
    const at = rarest(bytes, width, (window) => !window.includes(48));
    if (at !== undefined) return at * 2 + (width === 3);
  }
  const at = rarest(bytes, 3, ([first, middle, last]) => middle !== 48 && (first === 48) !== (last === 48));
  if (at === undefined)
    throw new RangeError(`Expected the text of a cue to have three bytes to look for: '${text}'`);
  return at * 2 + 1;
}

function rarest(bytes, width, suits) {
  return Array.from({ length: Math.max(0, bytes.length - width + 1) }, (_, at) => at)
    .filter((at) => suits(bytes.subarray(at, at + width)))
    .sort((a, b) => windowCost(bytes, a, width) - windowCost(bytes, b, width))[0];
}
