import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type Found =
  | { readonly kind: 'found' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-executable'; readonly path: string };

/** Looks a command up as shells do: a name with a slash is a path, any other is sought along PATH. */
export function findExecutable(command: string, { PATH = '' }: NodeJS.ProcessEnv): Found {
  const isPath = command.includes('/');
  const paths = isPath ? [command] : PATH.split(delimiter).map((folder) => join(folder || '.', command));
  let blocked: string | undefined;
  for (const path of paths) {
    const kind = kindOf(path);
    if (kind === 'executable') return { kind: 'found' };
    // A folder on PATH that may not be looked into holds no command.
    if (kind === 'blocked' || (kind === 'hidden' && isPath)) blocked ??= path;
  }
  return blocked === undefined ? { kind: 'missing' } : { kind: 'not-executable', path: blocked };
}

function kindOf(path: string): 'executable' | 'blocked' | 'hidden' | 'missing' {
  try {
    if (!statSync(path).isFile()) return 'blocked';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EACCES' ? 'hidden' : 'missing';
  }
  try {
    accessSync(path, constants.X_OK);
    return 'executable';
  } catch {
    return 'blocked';
  }
}
