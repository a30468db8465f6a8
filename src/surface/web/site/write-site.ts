import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Web } from '../web.ts';
import { WebError } from '../web-error.ts';

export interface WriteOptions {
  /** Write into a folder that holds files of others; they stay. @default 'refuse' */
  readonly others?: 'refuse' | 'keep';
  readonly onFile?: (done: number, of: number) => void;
}

export interface Written {
  readonly files: number;
  readonly bytes: number;
  /** Files of an earlier writing that are no longer part of the site. */
  readonly removed: number;
}

/** Lists what the site consists of, so that the next writing knows which files are its own. */
const manifestName = '.wayout-site.json';

/**
 * Writes every file of the site below a folder. The same corpus gives the same bytes. What an earlier writing left and
 * the site no longer holds is removed; files of others are never touched.
 * @throws {WebError} `occupied` where the folder holds files of others.
 */
export async function writeSite(
  web: Web,
  folder: string,
  { others = 'refuse', onFile }: WriteOptions = {},
): Promise<Written> {
  const before = ownFiles(folder);
  if (others === 'refuse' && before === undefined && contentOf(folder).length > 0) {
    throw new WebError(
      'occupied',
      `Expected ${folder} to be empty or to hold a site that wayout wrote; found other files. Choose another folder, or add --force to write among them`,
    );
  }
  const paths = web.paths();
  let bytes = 0;
  // The list comes first: a writing that is stopped half-way can be repeated.
  mkdirSync(folder, { recursive: true });
  writeManifest(folder, [...new Set([...(before ?? []), ...paths])]);
  for (const [i, path] of paths.entries()) {
    const body = (await web.find(path)?.read()) ?? '';
    bytes += writeFile(join(folder, path), body);
    onFile?.(i + 1, paths.length);
  }
  const kept = new Set(paths);
  const stale = (before ?? []).filter((path) => !kept.has(path));
  for (const path of stale) rmSync(join(folder, path), { force: true });
  writeManifest(folder, paths);
  return { files: paths.length, bytes, removed: stale.length };
}

function writeFile(file: string, body: string | Uint8Array): number {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  try {
    mkdirSync(dirname(file), { recursive: true });
    const draft = `${file}.${process.pid}.tmp`;
    writeFileSync(draft, bytes);
    renameSync(draft, file);
  } catch (error) {
    throw new WebError(
      'unwritable',
      `Expected to write ${file}; ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  }
  return bytes.length;
}

function writeManifest(folder: string, files: readonly string[]): void {
  writeFile(join(folder, manifestName), `${JSON.stringify({ site: 'wayout', files }, null, 1)}\n`);
}

/** What an earlier writing left here; `undefined` where there was none. Paths that lead out of the folder are dropped. */
function ownFiles(folder: string): readonly string[] | undefined {
  if (!contentOf(folder).includes(manifestName)) return undefined;
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, manifestName), 'utf8'));
    if (typeof manifest !== 'object' || manifest === null || !('files' in manifest)) return undefined;
    const { files } = manifest;
    return Array.isArray(files)
      ? files.map(String).filter((path) => !/(?:^|[\\/])\.\.?(?:[\\/]|$)|^[\\/]|:/.test(path))
      : undefined;
  } catch {
    return undefined;
  }
}

function contentOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      if (error.code === 'ENOENT') return [];
      throw new WebError('unwritable', `Expected a folder at ${folder}; ${error.message}`, { cause: error });
    }
    throw error;
  }
}
