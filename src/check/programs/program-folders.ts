import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Machine } from '../machine.ts';

/** Folders in which installers put programs without PATH knowing of them. */
const folders = [
  '~/.local/bin',
  '~/bin',
  '~/go/bin',
  '~/.cargo/bin',
  '~/.deno/bin',
  '~/.bun/bin',
  '~/.dotnet/tools',
  '~/.npm-global/bin',
  '~/.yarn/bin',
  '/usr/local/bin',
  '/usr/local/go/bin',
  '/usr/local/sbin',
  '/usr/sbin',
  '/sbin',
  '/opt/homebrew/bin',
  '/snap/bin',
];

/** Where a program lies that PATH does not lead to. Nothing is run. */
export async function findOutsidePath(name: string, machine: Machine): Promise<string | undefined> {
  if (!/^[\w.+-]+$/.test(name) || name.startsWith('.')) return undefined;
  for (const folder of folders) {
    const shown = `${folder}/${name}`;
    const path = folder.startsWith('~/') ? join(machine.home, folder.slice(2), name) : join(folder, name);
    const stats = await stat(path).catch(() => undefined);
    if (stats?.isFile() && (stats.mode & 0o111) !== 0) return shown;
  }
  return undefined;
}
