import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../record/index.ts';

/** An outcome of which the pseudonyms are not known before its store is. */
export type Draft = Omit<Outcome, 'reporter' | 'place'> & Partial<Pick<Outcome, 'reporter' | 'place'>>;

/** Outcomes that wait for a store out of reach: one file each, so that a kill leaves all of it or nothing. */
export interface Queue {
  isEmpty(): boolean;
  add(draft: Draft): void;
  list(): readonly unknown[];
  /** To be called when they have arrived. Sent twice does no harm: an event counts once. */
  remove(ids: readonly string[]): void;
}

export function openQueue(folder: string): Queue {
  const fileOf = (id: string) => join(folder, `${id}.json`);
  const names = () =>
    existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return {
    isEmpty: () => names().length === 0,
    add(draft) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const whole = `${fileOf(draft.id)}.${process.pid}`;
      writeFileSync(whole, JSON.stringify(draft), { mode: 0o600, flush: true });
      renameSync(whole, fileOf(draft.id));
    },
    list: () => names().flatMap((name) => read(join(folder, name)) ?? []),
    remove(ids) {
      for (const id of ids) rmSync(fileOf(id), { force: true });
    },
  };
}

/** `undefined` for one that another process has sent meanwhile. */
function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
