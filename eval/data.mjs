// Where the measuring data lies: next to the repository in ../shared, or where --data says.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The value after a flag on the command line. */
export function optionOf(name, fallback) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1];
}

/** The path of a data file, or undefined, said once, where it is absent. */
export function dataFile(...parts) {
  const file = join(optionOf('data', join(root, '..', 'shared')), ...parts);
  if (existsSync(file)) return file;
  console.error(`absent: ${file} (say --data DIR)`);
  return undefined;
}

/** The values of a file with one JSON value a line, packed or plain. */
export function readLines(file) {
  const bytes = readFileSync(file);
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line));
}

/** Every output of a run that went well: { name, text }. */
export function cleanLogs() {
  const folder = join(root, 'cleanlogs');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.log'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** Numbers from 0 to 1 that are the same in each run (mulberry32). */
export function repeatable(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
