import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The full logs of trials that ran on this machine, where `wayout verify` keeps them; only read here. */
export interface TrialLogs {
  has(digest: string): boolean;
  find(digest: string): string | undefined;
}

export function openTrialLogs(env: NodeJS.ProcessEnv): TrialLogs {
  const folder = join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'wayout', 'logs');
  const fileOf = (digest: string) => {
    const file = join(folder, digest.slice(0, 2), `${digest}.gz`);
    return /^[0-9a-f]{64}$/.test(digest) && existsSync(file) ? file : undefined;
  };
  return {
    has: (digest) => fileOf(digest) !== undefined,
    find: (digest) => {
      const file = fileOf(digest);
      return file === undefined ? undefined : gunzipSync(readFileSync(file)).toString();
    },
  };
}
