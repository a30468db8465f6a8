import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wayout, type Called } from './wayout.ts';

const fixtures = fileURLToPath(new URL('../fixtures/hook', import.meta.url));

/** A corpus of one record, so that every word of an answer is known. */
export const hookCorpus = join(fixtures, 'corpus.ndjson');
export const failedOutput = 'checking out\nERROR: license server seats.example:7070 refused the seat\n';

/** A payload as the host's documentation gives it, and the answers that it wants, with `{{names}}` to fill in. */
export interface HookCase {
  readonly payload: unknown;
  readonly hint?: unknown;
  readonly warning?: unknown;
  readonly block?: unknown;
  readonly exitCode?: number;
}

/** The cases of a host by name. */
export function casesOf(host: string): Readonly<Record<string, HookCase>> {
  const folder = join(fixtures, host);
  return Object.fromEntries(
    readdirSync(folder).map((file) => [
      file.replace('.json', ''),
      JSON.parse(readFileSync(join(folder, file), 'utf8')),
    ]),
  );
}

/** Fills in names, also inside texts that are JSON themselves. */
export function fill(value: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') {
    if (value.startsWith('{"')) return JSON.stringify(fill(JSON.parse(value), values));
    return value.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
  }
  if (Array.isArray(value)) return value.map((one) => fill(one, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fill(one, values)]));
}

/** Calls the hook as a host does. */
export function hook(
  host: string,
  input: string | Uint8Array,
  state: string,
  ...options: readonly string[]
): Called {
  return wayout(['hook', host, '--corpus', hookCorpus, ...options], {
    input,
    env: { XDG_STATE_HOME: state, WAYOUT_DEBUG: '' },
  });
}
