// The imported corpus as a pack, made anew by the command itself.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFile, root } from './data.mjs';

/** Path of the pack, or undefined where the corpus is absent. */
export function importedPackFile() {
  const corpus = dataFile('corpora', 'deadends.ndjson.gz');
  if (!corpus) return undefined;
  const out = join(root, 'eval', 'results', 'imported.pack');
  mkdirSync(join(root, 'eval', 'results'), { recursive: true });
  const main = join(root, 'dist', 'main.js');
  execFileSync(process.execPath, [main, 'corpus', 'import', 'deadends', corpus, '--out', out], {
    stdio: 'ignore',
  });
  return out;
}

/** Its bytes. */
export function importedPack() {
  const file = importedPackFile();
  return file === undefined ? undefined : readFileSync(file);
}
