import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parseReproduction } from './parse-reproduction.ts';
import type { Reproduction } from './reproduction-schema.ts';
import { VerifierError } from './verifier-error.ts';

export interface LoadedReproduction {
  readonly reproduction: Reproduction;
  /** Contents of the files beside `repro.json` that it names, by that name. */
  readonly attachments: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads `<folder>/repro/repro.json` and the files that it names; `undefined` where there is none.
 * @throws {VerifierError} `not_a_reproduction`, also for a file that is missing or lies outside `repro/`.
 */
export function loadReproduction(folder: string): LoadedReproduction | undefined {
  const root = join(folder, 'repro');
  const file = join(root, 'repro.json');
  if (!existsSync(file)) return undefined;
  const reproduction = parseReproduction(readFileSync(file, 'utf8'), file);
  const all = [reproduction.files, ...Object.values(reproduction.causes).map(({ files = {} }) => files)];
  const names = all
    .flatMap((files) => Object.values(files))
    .flatMap((entry) => (typeof entry === 'object' && entry.from !== undefined ? [entry.from] : []));
  return { reproduction, attachments: new Map(names.map((name) => [name, read(root, name)])) };
}

function read(root: string, name: string): Uint8Array {
  const path = join(root, name);
  if (!existsSync(path))
    throw new VerifierError('not_a_reproduction', `Expected a file at ${path}, found nothing there`);
  // A link could lead out of the folder, to a file of the user's that the trial has no business with.
  if (!realpathSync(path).startsWith(realpathSync(root) + sep))
    throw new VerifierError(
      'not_a_reproduction',
      `Expected a file inside ${root}, found ${name}, which leads outside`,
    );
  return readFileSync(path);
}
