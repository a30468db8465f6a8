import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InstallError } from './install-error.ts';

const bom = '\ufeff';

/** A file's text without its byte order mark, or `undefined` where there is none. @throws {InstallError} for no UTF-8 */
export function readText(path: string): string | undefined {
  const bytes = existsSync(path) ? readFileSync(path) : undefined;
  if (!bytes) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes).replace(/^\ufeff/, '');
  } catch (cause) {
    throw new InstallError(
      'unparsable',
      `Expected UTF-8 in ${path}, found other bytes; the file is left as it is`,
      { cause },
    );
  }
}

/**
 * Writes a file whole or not at all, with the mode and the byte order mark that it had. A link stays a link: what it leads
 * to is written. @returns the folders that had to be made, outermost first
 */
export function writeText(path: string, text: string): readonly string[] {
  const target = endOfLinks(path);
  const old = existsSync(target) ? { mode: statSync(target).mode, bytes: readFileSync(target) } : undefined;
  const marked = old?.bytes[0] === 0xef && old.bytes[1] === 0xbb && old.bytes[2] === 0xbf;
  const folders = makeFolders(dirname(target));
  const draft = `${target}.${process.pid}.wayout`;
  try {
    writeFileSync(draft, marked ? bom + text : text, { mode: old ? 0o600 : 0o644, flag: 'wx' });
    if (old) chmodSync(draft, old.mode & 0o7777);
    renameSync(draft, target);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new InstallError('unwritable', `Expected to write ${target}: ${reason}`, { cause });
  } finally {
    rmSync(draft, { force: true });
  }
  return folders;
}

/** Removes a file that we made, and those of the folders that nobody else has put anything into. */
export function removeText(path: string, folders: readonly string[]): void {
  rmSync(endOfLinks(path), { force: true });
  for (const folder of [...folders].reverse()) {
    try {
      rmdirSync(folder);
    } catch {
      // Somebody else's file lies in it.
      return;
    }
  }
}

/** Where a chain of links ends, also when nothing is there yet. */
function endOfLinks(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  let end = path;
  for (let i = 0; i < 40; i++) {
    const next = linkOf(end);
    if (next === undefined) return end;
    end = resolve(dirname(end), next);
  }
  return path;
}

function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function makeFolders(folder: string): readonly string[] {
  const missing = missingFolders(folder);
  for (const one of missing) mkdirSync(one);
  return missing;
}

/** Those on the way to a folder, and the folder, that are not there; outermost first. */
export function missingFolders(folder: string): readonly string[] {
  return existsSync(folder) ? [] : [...missingFolders(dirname(folder)), folder];
}
