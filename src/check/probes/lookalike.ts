import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { fillIn } from '../captures.ts';
import { findPlace } from '../files/find-place.ts';
import { unreadable } from '../files/find-place.ts';
import type { Machine } from '../machine.ts';
import type { Probe } from '../probe.ts';
import { sight } from '../sight.ts';

type Difference = Parameters<Probe<'lookalike'>>[0]['differs'];

/**
 * Whether a file that is not there has a twin: under a name that differs in case, in its extension or by a letter or two, or in
 * another folder of the project. Folders are listed, files are not opened.
 */
export const probeLookalike: Probe<'lookalike'> = async (
  { path, differs, is = 'present' },
  { machine, captures },
) => {
  const place = await findPlace(fillIn(path, captures), machine);
  const { shown } = place;
  if (place.stats) return sight(is === 'absent', { en: `${shown} is there`, zh: `${shown} 存在` });
  const twin = await findTwin(shown, differs, machine);
  const missing = { en: `${shown} is not there`, zh: `${shown} 不存在` };
  return twin === undefined
    ? sight(is === 'absent', missing, { en: 'nor is anything of a similar name', zh: '也没有名字相近的文件' })
    : sight(is === 'present', missing, { en: `${twin} is`, zh: `但有 ${twin}` });
};

async function findTwin(shown: string, differs: Difference, machine: Machine): Promise<string | undefined> {
  switch (differs) {
    case 'case':
      return findByCase(shown.split('/'), '', machine.cwd);
    case 'case-anywhere':
      return findElsewhere((name) => differsInCase(name, basename(shown)), machine.cwd, '', { left: 5000 });
    case 'extension':
      return findByExtension(shown, machine.cwd);
    case 'spelling': {
      const name = basename(shown);
      const near = (await list(join(machine.cwd, dirname(shown)))).find((other) => isNear(name, other));
      return near === undefined ? undefined : join(dirname(shown), near);
    }
    case 'folder':
      return findElsewhere((name) => name === basename(shown), machine.cwd, '', { left: 5000 });
  }
}

async function findByCase(
  [name, ...rest]: readonly string[],
  found: string,
  cwd: string,
): Promise<string | undefined> {
  if (name === undefined) return found;
  const names = await list(join(cwd, found));
  const alike = names.filter((other) => other.toLowerCase() === name.toLowerCase());
  for (const other of alike) {
    const whole = await findByCase(rest, join(found, other), cwd);
    if (whole !== undefined) return whole;
  }
  return undefined;
}

/** `lib/x` for `lib/x.js` and `lib/x/index.js`; `x.js` for `x.ts`. */
async function findByExtension(shown: string, cwd: string): Promise<string | undefined> {
  const stem = basename(shown, extname(shown));
  const names = await list(join(cwd, dirname(shown)));
  const twin = names.find(
    (name) => [basename(shown), stem].includes(basename(name, extname(name))) && extname(name) !== '',
  );
  if (twin !== undefined) return join(dirname(shown), twin);
  const inner = await list(join(cwd, shown));
  const index = inner.find((name) => /^index\.\w+$/.test(name));
  return index === undefined ? undefined : join(shown, index);
}

const skipped = new Set(['node_modules', '.git', '.hg', 'target', '.venv', 'venv']);

async function findElsewhere(
  fits: (name: string) => boolean,
  cwd: string,
  folder: string,
  budget: { left: number },
): Promise<string | undefined> {
  const entries = await readdir(join(cwd, folder), { withFileTypes: true }).catch(() => []);
  budget.left -= entries.length;
  if (budget.left < 0) return undefined;
  const here = entries.find((entry) => entry.isFile() && fits(entry.name));
  if (here) return join(folder, here.name);
  for (const entry of entries) {
    if (!entry.isDirectory() || skipped.has(entry.name)) continue;
    const found = await findElsewhere(fits, cwd, join(folder, entry.name), budget);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Also where one of the two has an extension that the other leaves out. */
function differsInCase(name: string, wanted: string): boolean {
  const [found = '', sought = ''] = [name, wanted].map((one) => basename(one, extname(one)));
  return found !== sought && found.toLowerCase() === sought.toLowerCase();
}

async function list(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return [];
    throw unreadable('.', error);
  }
}

/** One or two letters apart, and not in nothing but their case. */
function isNear(name: string, other: string): boolean {
  if (name.toLowerCase() === other.toLowerCase() || Math.abs(name.length - other.length) > 2) return false;
  return distance(name, other) <= (name.length > 5 ? 2 : 1);
}

/** Levenshtein's, for names: both are at most 255 long. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
