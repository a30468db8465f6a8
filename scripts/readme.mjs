// Puts the real answer to the example of README.md into README.md; `--check` only compares. `npm run readme`
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../README.md', import.meta.url);
const text = readFileSync(file, 'utf8');
const [, example] = /npx wayout explain (\S+)/.exec(text) ?? [];
const { stdout, status } = spawnSync(process.execPath, ['dist/main.js', 'explain', example, '--lang', 'en'], {
  encoding: 'utf8',
});
if (status !== 0) throw new Error(`Expected ${example} to be known, found exit code ${status}`);
const sample = `<!-- sample: written by scripts/readme.mjs -->\n\`\`\`text\n${stdout}\`\`\`\n<!-- /sample -->`;
const fresh = text.replace(/<!-- sample[^]*<!-- \/sample -->/, () => sample);
if (!process.argv.includes('--check')) writeFileSync(file, fresh);
else if (fresh !== text) {
  console.error('README.md shows an answer that is no longer given: run npm run readme');
  process.exit(1);
}
