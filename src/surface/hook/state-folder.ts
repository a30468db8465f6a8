import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where sessions are remembered: `$XDG_STATE_HOME/wayout/sessions`, or where this system keeps such things. */
export function stateFolder(env: NodeJS.ProcessEnv): string {
  const home = env['HOME'] || homedir();
  const base =
    env['XDG_STATE_HOME'] ||
    (process.platform === 'win32'
      ? env['LOCALAPPDATA'] || join(home, 'AppData', 'Local')
      : join(home, '.local', 'state'));
  return join(base, 'wayout', 'sessions');
}
