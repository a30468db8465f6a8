// Puts the real answer to the example of README.md and the figures of the corpus into README.md; `--check` only compares.
// `npm run readme`
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../README.md', import.meta.url);
const text = readFileSync(file, 'utf8');
const [, example] = /npx wayout explain (\S+)/.exec(text) ?? [];
const sample = wayout('explain', example, '--lang', 'en');
const stats = JSON.parse(wayout('corpus', 'stats', 'records', '--format', 'json'));
const fresh = [
  ['sample', `\`\`\`text\n${sample}\`\`\``],
  ['figures', figures(stats)],
].reduce(replaceBlock, text);
if (!process.argv.includes('--check')) writeFileSync(file, fresh);
else if (fresh !== text) {
  console.error('README.md shows an answer or figures that are no longer true: run npm run readme');
  process.exit(1);
}

function wayout(...args) {
  const { stdout, status } = spawnSync(process.execPath, ['dist/main.js', ...args], { encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`Expected wayout ${args.join(' ')} to succeed, found exit code ${status}`);
  return stdout;
}

function replaceBlock(whole, [name, body]) {
  const block = new RegExp(`<!-- ${name}:[^]*<!-- /${name} -->`);
  if (!block.test(whole)) throw new Error(`Expected a block "${name}" in README.md, found none`);
  return whole.replace(
    block,
    () => `<!-- ${name}: written by scripts/readme.mjs -->\n${body}\n<!-- /${name} -->`,
  );
}

function figures({ records, tiers, families, reproducedClaims: claims, cells, trials, ...rest }) {
  return `On ${rest.lastTrial}: ${records} records in ${families.length} tool families, ${tiers.reproduced ?? 0} of them reproduced;
${claims.executed} of ${claims.all} dead ends and workarounds of those executed, in ${trials} trials that fill ${cells} cells action × cause × version;
${rest.measuredEdges} transitions measured; ${rest.surprising.length} dead ends with a source cited that never worked in any trial.
\`wayout corpus stats records\` prints them all.`;
}
