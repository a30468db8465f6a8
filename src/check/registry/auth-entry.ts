import { Credential } from './credential.ts';
import type { DockerEntry } from './docker-config.ts';

/** What stands in one entry of "auths"; `none` where it holds nothing, `malformed` where docker could not read it. */
export function readEntry(entry: DockerEntry): Credential | 'none' | 'malformed' {
  if (entry.identitytoken) return new Credential('', entry.identitytoken, 'token');
  if (entry.auth) return decode(entry.auth);
  if (entry.username && entry.password) return new Credential(entry.username, entry.password);
  return 'none';
}

/** `user:password` in base64, as docker/cli decodes it: cli/config/configfile/file.go */
function decode(auth: string): Credential | 'malformed' {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(auth) || auth.length % 4 !== 0) return 'malformed';
  const text = Buffer.from(auth, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon > 0
    ? new Credential(text.slice(0, colon), text.slice(colon + 1).replace(/\0+$/, ''))
    : 'malformed';
}

/**
 * The entry for a registry: under its very name, else the first whose host is that name, as docker/cli has it
 * (cli/config/credentials/file_store.go).
 */
export function findEntry<T>(
  entries: Readonly<Record<string, T>>,
  server: string,
): { readonly key: string; readonly entry: T } | undefined {
  const all = Object.entries(entries);
  const [key, entry] =
    all.find(([name]) => name === server) ?? all.find(([name]) => hostOfKey(name) === server) ?? [];
  return key === undefined || entry === undefined ? undefined : { key, entry };
}

function hostOfKey(key: string): string {
  return key.replace(/^https?:\/\//, '').split('/', 1)[0] ?? '';
}
