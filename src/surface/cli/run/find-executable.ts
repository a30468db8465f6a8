import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type Found =
  | { readonly kind: 'found' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-executable'; readonly path: string };

/** Looks a command up as `execvp` does: a name with a slash is a path, any other is sought along PATH. */
export function findExecutable(command: string, { PATH = '' }: NodeJS.ProcessEnv): Found {
  const paths = command.includes('/')
    ? [command]
    : PATH.split(delimiter).map((folder) => join(folder || '.', command));
  let blocked: string | undefined;
  for (const path of paths) {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) continue;
    if (stats.isFile() && isExecutable(path)) return { kind: 'found' };
    blocked ??= path;
  }
  return blocked === undefined ? { kind: 'missing' } : { kind: 'not-executable', path: blocked };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
