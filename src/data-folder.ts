import { homedir } from 'node:os';
import { join } from 'node:path';

/** The variables of a process; `NodeJS.ProcessEnv` would ask whoever uses our types for those of Node. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Where what is the user's own lies: `$XDG_DATA_HOME/wayout`, else `~/.local/share/wayout` (XDG Base Directory). */
export function dataFolder(env: Variables): string {
  const base = env['XDG_DATA_HOME'] || env['LOCALAPPDATA'] || join(homedir(), '.local', 'share');
  return join(base, 'wayout');
}

/** Where failures wait for their command to go through. There only while one does, so that a success costs a `stat`. */
export function runsFolder(env: Variables): string {
  return join(dataFolder(env), 'runs');
}
