import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join, sep } from 'node:path';
import type { Machine } from '../machine.ts';

/**
 * Looks a name up in PATH, and runs nothing. Folders of PATH that are relative or lie in the working folder do not count:
 * what a project brings along must not be what a check runs.
 */
export async function findProgram(name: string, machine: Machine): Promise<string | undefined> {
  return (await findPrograms(name, machine))[0];
}

/** Every program of that name in PATH, in order. */
export async function findPrograms(name: string, machine: Machine): Promise<readonly string[]> {
  if (!/^[\w.+-]+$/.test(name) || name.startsWith('.') || name.startsWith('-')) return [];
  const folders = (machine.env['PATH'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  const found: string[] = [];
  for (const folder of new Set(folders)) {
    const path = join(folder, name);
    if ((await isProgram(path)) && !(await isOfProject(path, machine.cwd))) found.push(path);
  }
  return found;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

async function isOfProject(path: string, cwd: string): Promise<boolean> {
  const real = await realpath(path);
  return [path, real].some((one) => cwd !== sep && one.startsWith(cwd + sep));
}
