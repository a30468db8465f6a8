import type { FailureRecord, LedgerEntry } from '../record/index.ts';
import { claimHolds, claimsOf, speaksOf, type Claim } from './claim.ts';
import { groupBy } from './group-by.ts';

export type Tier = 'reproduced' | 'confirmed' | 'cited' | 'ai_generated';

export interface TierInput {
  readonly entries: readonly LedgerEntry[];
  /** UTC now, ISO 8601. */
  readonly now: string;
  /** Independent people who reported that an action of it worked. @default 0 */
  readonly reporters?: number;
}

export interface TierResult {
  readonly tier: Tier;
  /** Until when it is `reproduced`, unless it is run again; UTC, ISO 8601. */
  readonly freshUntil?: string;
  /** Why a record that was reproduced once no longer counts as that. */
  readonly outdated?: string;
}

export const freshForDays = 180;
export const outdatedText = `last reproduced more than ${freshForDays} days ago`;
export const confirmedFromReporters = 3;
const day = 24 * 60 * 60 * 1000;

/**
 * How far a record is proved, computed whenever it is read, best first:
 *
 * - `reproduced`: within the last 180 days the runner showed the error, a workaround fixing it, and each dead end not
 *   fixing it in any cause and version it speaks of;
 * - `confirmed`: three or more independent reporters;
 * - `cited`: each action points at a source, or the record was reproduced longer ago than that;
 * - `ai_generated`: claims only.
 */
export function tierOf(record: FailureRecord, { entries, now, reporters = 0 }: TierInput): TierResult {
  const oldest = Date.parse(now) - freshForDays * day;
  const fresh = entries.filter(({ time }) => Date.parse(time) >= oldest);
  if (isReproduced(record, fresh)) return { tier: 'reproduced', freshUntil: freshUntil(record, fresh) };
  const outdated = isReproduced(record, entries) ? { outdated: outdatedText } : {};
  if (reporters >= confirmedFromReporters) return { tier: 'confirmed', ...outdated };
  if ('outdated' in outdated) return { tier: 'cited', ...outdated };
  return { tier: isCited(record) ? 'cited' : 'ai_generated' };
}

function isReproduced(record: FailureRecord, entries: readonly LedgerEntry[]): boolean {
  const claims = claimsOf(record);
  const deadEnds = record.dead_ends ?? [];
  // A dead end without an id cannot be tried, so it was not shown.
  if (deadEnds.some(({ id }) => id === undefined)) return false;
  const shownDeadEnds = claims
    .filter(({ kind }) => kind === 'dead-end')
    .every((claim) => isShown(claim, entries));
  return shownDeadEnds && claims.some((claim) => claim.kind === 'workaround' && isShown(claim, entries));
}

/** 180 days after the first of its proofs grows old: a dead end's last trial, or that of the last workaround shown. */
function freshUntil(record: FailureRecord, entries: readonly LedgerEntry[]): string {
  const shown = claimsOf(record).filter((claim) => isShown(claim, entries));
  const lastOf = (claim: Claim) => newestOf(entries.filter((entry) => speaksOf(claim, entry))).time;
  const deadEnds = shown.filter(({ kind }) => kind === 'dead-end').map(lastOf);
  const workarounds = shown.filter(({ kind }) => kind === 'workaround').map(lastOf);
  const first = [...deadEnds, workarounds.sort().at(-1) ?? ''].sort()[0] ?? '';
  return new Date(Date.parse(first) + freshForDays * day).toISOString();
}

/** Tried, and borne out by the newest trial of every cause and version. */
function isShown(claim: Claim, entries: readonly LedgerEntry[]): boolean {
  const trials = entries.filter((entry) => speaksOf(claim, entry) && entry.verdict !== 'inconclusive');
  const cells = groupBy(trials, ({ cause, tools }) => JSON.stringify([cause, tools]));
  return cells.size > 0 && [...cells.values()].every((cell) => claimHolds(claim, newestOf(cell)) === true);
}

function newestOf(cell: readonly LedgerEntry[]): LedgerEntry {
  return cell.reduce((a, b) => (b.time >= a.time ? b : a));
}

function isCited({ dead_ends = [], workarounds = [] }: FailureRecord): boolean {
  const actions = [...dead_ends, ...workarounds];
  return actions.length > 0 && actions.every(({ sources = [] }) => sources.length > 0);
}
