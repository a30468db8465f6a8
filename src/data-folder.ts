import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where what is the user's own lies: `$XDG_DATA_HOME/wayout`, else `~/.local/share/wayout` (XDG Base Directory). */
export function dataFolder(env: NodeJS.ProcessEnv): string {
  const base = env['XDG_DATA_HOME'] || env['LOCALAPPDATA'] || join(homedir(), '.local', 'share');
  return join(base, 'wayout');
}

/** Where failures wait for their command to go through. There only while one does, so that a success costs a `stat`. */
export function runsFolder(env: NodeJS.ProcessEnv): string {
  return join(dataFolder(env), 'runs');
}
