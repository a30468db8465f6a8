import { lstat, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Stats } from 'node:fs';
import type { Machine } from '../machine.ts';
import { CannotTell } from '../sight.ts';
import { wellKnownFiles } from './well-known-files.ts';

/** Something that a check may look at, or the certainty that nothing is there. */
export interface Place {
  /** As it is named to the user. */
  readonly shown: string;
  /** Links resolved. */
  readonly path: string;
  /** `undefined`: nothing is there. */
  readonly stats: Stats | undefined;
}

/** Kernel interfaces and devices: no check has a reason to open one by its path. */
const neverRead = ['/proc', '/sys', '/dev', '/run', '/var/run'];

/**
 * Finds what a check names: a path in the working folder, or one of the well-known files. Links are followed, and refused
 * where they lead out.
 * @throws {CannotTell}
 */
export async function findPlace(text: string, machine: Machine): Promise<Place> {
  const { shown, path, root: named } = locate(text, machine);
  // /etc itself is a link on macOS.
  const root = await deepestFolder(named, shown);
  const real = await resolveLinks(path, shown);
  if (real === undefined) {
    const parent = await deepestFolder(dirname(path), shown);
    assertInside(parent, root, shown);
    return { shown, path, stats: undefined };
  }
  assertInside(real, root, shown);
  return { shown, path: real, stats: await stat(real) };
}

interface Located {
  readonly shown: string;
  readonly path: string;
  /** What the path may not lead out of. */
  readonly root: string;
}

function locate(text: string, { cwd, home }: Machine): Located {
  const shown = text.slice(0, 200);
  if (/[\u0000-\u001f\u007f]/.test(text)) throw outside(shown);
  if (wellKnownFiles.includes(text)) {
    return text.startsWith('~/')
      ? { shown, path: join(home, text.slice(2)), root: home }
      : { shown, path: text, root: '/etc' };
  }
  if (text.split(/[/\\]/).includes('..') || text.startsWith('~')) throw outside(shown);
  const path = resolve(cwd, text);
  const inside = relative(cwd, path);
  if (isAbsolute(inside) || inside.startsWith('..') || cwd === '/') throw outside(shown);
  // Who works in the home folder itself has keys and tokens there, under names with a dot.
  if (cwd === resolve(home) && inside.startsWith('.')) throw outside(shown);
  return { shown: inside || '.', path, root: cwd };
}

async function resolveLinks(path: string, shown: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (error) {
    if (isMissing(error)) {
      const link = await lstat(path).catch(() => undefined);
      if (link?.isSymbolicLink())
        throw new CannotTell({
          en: `${shown} is a link that leads nowhere`,
          zh: `${shown} 是一个失效的符号链接`,
        });
      return undefined;
    }
    throw unreadable(shown, error);
  }
}

/** Where something would lie, once made: a missing file must not be reached through a link that leads out either. */
async function deepestFolder(path: string, shown: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (isMissing(error) && dirname(path) !== path) return deepestFolder(dirname(path), shown);
    throw unreadable(shown, error);
  }
}

function assertInside(real: string, root: string, shown: string): void {
  const isIn = (folder: string) => real === folder || real.startsWith(folder + sep);
  if (!isIn(root) || neverRead.some((folder) => isIn(folder))) throw outside(shown);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

export function unreadable(shown: string, error: unknown): CannotTell {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'error';
  return new CannotTell({ en: `${shown} cannot be looked at (${code})`, zh: `无法查看 ${shown}（${code}）` });
}

function outside(shown: string): CannotTell {
  return new CannotTell({
    en: `${shown} is outside the working folder and not looked at`,
    zh: `${shown} 在工作目录之外，不予查看`,
  });
}
