import type { LedgerEntry } from '../record/index.ts';
import { groupBy } from './group-by.ts';

/**
 * The entries that still count: of each cause and action, those of the reproduction that was run last. Trials of an
 * earlier reproduction stay in the ledger and speak for nothing any more, for they ran something else.
 */
export function currentEntries(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const groups = groupBy(entries, ({ cause, action = '' }) => `${cause} ${action}`);
  return [...groups.values()].flatMap((group) => {
    const newest = group.reduce((a, b) => (b.time >= a.time ? b : a));
    return group.filter(({ reproduction }) => reproduction === newest.reproduction);
  });
}
