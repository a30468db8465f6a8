import { constants } from 'node:fs';
import { open, realpath, type FileHandle } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { McpSurfaceError } from './mcp-error.ts';
import { texts } from './texts.ts';

/**
 * Opens a file that really lies inside one of the folders, wherever links lead. Anything but a regular file is refused: a
 * pipe or a device may never end.
 */
export async function openAllowedFile(path: string, roots: readonly string[]): Promise<FileHandle> {
  const wanted = resolve(roots[0] ?? '.', path);
  const places = await Promise.all(roots.map((root) => realpath(root).catch(() => undefined)));
  const inside = (file: string) => places.some((place) => place !== undefined && contains(place, file));
  // Before anything is looked up: what lies outside is not even said to exist.
  if (!roots.some((root) => contains(resolve(root), wanted)) && !inside(wanted)) throw outside(path, roots);
  const real = await realpath(wanted).catch((error: unknown) => {
    throw new McpSurfaceError('unreadable', texts.noFile(path, reasonOf(error)), { cause: error });
  });
  if (!inside(real)) throw outside(path, roots);
  const file = await openRegular(real, path);
  const now = await realpath(real).catch(() => undefined);
  if (now === real) return file;
  await file.close();
  throw outside(path, roots);
}

async function openRegular(real: string, path: string): Promise<FileHandle> {
  // Without O_NONBLOCK the opening of a pipe waits for its writer.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
  const file = await open(real, flags).catch((error: unknown) => {
    throw new McpSurfaceError('unreadable', texts.noFile(path, reasonOf(error)), { cause: error });
  });
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw new McpSurfaceError('unreadable', texts.noFile(path, 'no regular file'));
}

function contains(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way === '' || (!isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`));
}

function outside(path: string, roots: readonly string[]): McpSurfaceError {
  return new McpSurfaceError('outside_roots', texts.outside(path, roots));
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'nothing there';
  return typeof code === 'string' ? code : 'an error';
}
