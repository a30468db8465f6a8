import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, type Variables } from '../data-folder.ts';
import type { History } from './history.ts';
import type { HistoryFile } from './sqlite/sqlite-history.ts';
import { collectWarnings } from './warnings.ts';

export interface HistoryOptions {
  /** @default `process.env` */
  readonly env?: Variables;
  /** Told what goes into `warnings`, at once. */
  readonly onWarning?: (sentence: string) => void;
}

/** The history in the user's data folder. Nothing is opened before it is needed, and nothing made by reading. */
export function openHistory({ env = process.env, onWarning }: HistoryOptions = {}): History {
  const path = join(dataFolder(env), 'history.db');
  const isOn = env['WAYOUT_HISTORY'] !== 'off';
  const { warnings, warn } = collectWarnings(onWarning);
  let opened: Promise<HistoryFile> | undefined;
  const file = () =>
    (opened ??= import('./sqlite/sqlite-history.ts').then(({ openSqliteHistory }) =>
      openSqliteHistory(path, warn),
    ));
  const read = async <T>(work: (history: HistoryFile) => Promise<T>, empty: T): Promise<T> =>
    existsSync(path) ? work(await file()) : empty;
  return {
    state: isOn ? 'on' : 'off',
    warnings,
    add: async (failure) => (isOn ? (await file()).add(failure) : ''),
    markFixed: (ids, fixed) => read((history) => history.markFixed(ids, fixed), undefined),
    list: (options) => read((history) => history.list(options), []),
    counts: () => read((history) => history.counts(), []),
    withFingerprint: (fingerprint) => read((history) => history.withFingerprint(fingerprint), []),
    last: () => read<Awaited<ReturnType<History['last']>>>((history) => history.last(), undefined),
    forget: () => read((history) => history.forget(), 0),
    close: async () => {
      const last = opened;
      opened = undefined;
      await (await last)?.close();
    },
  };
}
