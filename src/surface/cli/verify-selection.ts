import { existsSync, statSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { loadFolder, type BrokenRecord, type RecordFolder } from '../../corpus/index.ts';
import { CliError, type Invocation } from './command.ts';

export interface SelectedRecords {
  readonly records: readonly RecordFolder[];
  readonly broken: readonly BrokenRecord[];
}

/** The records that the user named by id or by path, or all. @throws {CliError} for a name that leads to none. */
export function selectRecords(root: string, invocation: Invocation): SelectedRecords {
  if (!existsSync(root)) throw new CliError('unreadable', `Expected records at ${root}, found nothing there`);
  const { folders, broken } = loadFolder(root);
  const whole = ['all', 'changed', 'stale'].some((flag) => invocation.flag(flag));
  if (whole && invocation.positionals.length === 0) return { records: folders, broken };
  if (invocation.positionals.length === 0)
    throw new CliError('usage', 'Expected records by id or path, or --all, --changed or --stale');
  const named = invocation.positionals.map((name) => find(name, folders));
  return {
    records: [...new Set(named.flatMap(({ records }) => records))],
    broken: named.flatMap((found) => found.broken),
  };
}

function find(name: string, folders: readonly RecordFolder[]): SelectedRecords {
  const byId = folders.filter(({ record }) => record.id === name);
  if (byId.length > 0) return { records: byId, broken: [] };
  if (existsSync(name)) {
    const path = folderOf(name);
    const inside = folders.filter(({ folder }) => `${resolve(folder)}${sep}`.startsWith(`${path}${sep}`));
    const found = inside.length > 0 ? { records: inside, broken: [] } : loadOutside(path);
    if (found.records.length > 0 || found.broken.length > 0) return found;
  }
  throw new CliError('unreadable', `Expected a record id or the path of one, found "${name}"`);
}

/** The folder of the record that a file of it lies in. */
function folderOf(path: string): string {
  let folder = resolve(statSync(path).isDirectory() ? path : dirname(path));
  for (let up = folder; up !== dirname(up); up = dirname(up))
    if (existsSync(resolve(up, 'record.json'))) folder = up;
  return folder;
}

function loadOutside(path: string): SelectedRecords {
  const { folders, broken } = loadFolder(path);
  return { records: folders, broken };
}
