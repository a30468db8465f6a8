import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sha256 } from './digests.ts';

/** Full logs of trials by their digest, compressed, in the user's cache. */
export interface LogStore {
  /** @returns The digest. */
  save(log: string): string;
  find(digest: string): string | undefined;
}

/** @param folder @default `$XDG_CACHE_HOME/wayout/logs` or `~/.cache/wayout/logs` */
export function openLogStore(folder = join(cacheFolder(), 'logs')): LogStore {
  const fileOf = (digest: string) => join(folder, digest.slice(0, 2), `${digest}.gz`);
  return {
    save(log) {
      const digest = sha256(log);
      const file = fileOf(digest);
      if (existsSync(file)) return digest;
      mkdirSync(join(folder, digest.slice(0, 2)), { recursive: true });
      const draft = `${file}.${process.pid}.tmp`;
      writeFileSync(draft, gzipSync(log));
      renameSync(draft, file);
      return digest;
    },
    find(digest) {
      const file = fileOf(digest);
      return /^[0-9a-f]{64}$/.test(digest) && existsSync(file)
        ? gunzipSync(readFileSync(file)).toString()
        : undefined;
    },
  };
}

/** Where things lie that can be made again. */
export function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'wayout');
}
