import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The full log of a trial that ran on this machine, where `wayout verify` keeps it; only read here. */
export function trialLogs(env: NodeJS.ProcessEnv): (digest: string) => string | undefined {
  const folder = join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'wayout', 'logs');
  return (digest) => {
    if (!/^[0-9a-f]{64}$/.test(digest)) return undefined;
    const file = join(folder, digest.slice(0, 2), `${digest}.gz`);
    return existsSync(file) ? gunzipSync(readFileSync(file)).toString() : undefined;
  };
}
