import type { Check } from './check-schema.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import type { FailureRecord } from './schema.ts';
import { textHash } from './text-hash.ts';

/** Eight hex digits that change when a check changes: answers in the ledger are those of one check. */
export function checkHash(check: Check): string {
  return textHash(JSON.stringify(sorted(check)));
}

/** The entries without the answers of checks that were written otherwise then. The trials themselves still count. */
export function withoutStaleAnswers(
  { causes = [] }: FailureRecord,
  entries: readonly LedgerEntry[],
): readonly LedgerEntry[] {
  const current = new Set(causes.flatMap(({ id, check }) => (check ? [`${id} ${checkHash(check)}`] : [])));
  return entries.map(({ checks = [], ...entry }) => {
    const left = checks.filter(({ cause, check }) => current.has(`${cause} ${check}`));
    return left.length > 0 ? { ...entry, checks: left } : entry;
  });
}

/** The same whatever the order in which the keys were written. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, sorted(inner)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
