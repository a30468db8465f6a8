import type { FailureRecord, LedgerEntry } from '../record/index.ts';
import { checkCellsOf } from './check-cells.ts';
import { claimHolds, claimsOf, type Claim } from './claim.ts';
import { currentEntries } from './current-entries.ts';
import { matrixOf } from './matrix.ts';
import { measure } from './measure.ts';
import { posterior } from './posterior.ts';
import { tierOf } from './tier.ts';
import { countTransitions, mergeTransitions } from './transitions.ts';

/**
 * Fills in every derived field of an authored record from its ledger. Where nothing was run no number is set: a number
 * that is not there was not measured.
 *
 * - `success_rate`, `fail_rate`: posterior mean of the share of `fixed`, and of the rest (see `posterior`);
 * - `fix_success_rate`: the success rate of the workaround with the best lower bound;
 * - `confidence`: posterior mean of the share of trials that bore the record's claims out;
 * - `evidence_count`: trials that could be concluded; `last_confirmed`: the day of the newest of them.
 *
 * @param now UTC, ISO 8601: tiers age.
 */
export function deriveRecord(
  record: FailureRecord,
  ledger: readonly LedgerEntry[],
  now: string,
): FailureRecord {
  const entries = currentEntries(ledger);
  const { tier, outdated, freshUntil } = tierOf(record, { entries, now });
  const derived = { ...record, verification_tier: tier };
  const concluded = entries.filter(
    ({ verdict, action }) => verdict !== 'inconclusive' && action !== undefined,
  );
  if (concluded.length === 0) return derived;
  const claims = claimsOf(record);
  const checks = [...checkCellsOf(record, entries)];
  return {
    ...derived,
    ...actionsOf(record, claims, concluded),
    ...(record.versions && { versions: versionsOf(record.versions, concluded) }),
    transition_graph: graphOf(record, concluded),
    confidence: confidenceOf(claims, concluded),
    evidence_count: concluded.length,
    last_confirmed: concluded.map(({ time }) => time.slice(0, 10)).reduce((a, b) => (a > b ? a : b)),
    evidence: {
      ...matrixOf(entries),
      ...(checks.length > 0 && { checks }),
      ...(freshUntil !== undefined && { fresh_until: freshUntil }),
      ...(outdated !== undefined && { outdated }),
    },
  };
}

function actionsOf(record: FailureRecord, claims: readonly Claim[], entries: readonly LedgerEntry[]) {
  const measuredOf = (id: string | undefined) => {
    const claim = claims.find(({ action }) => action === id);
    return claim && measure(claim, entries);
  };
  const dead_ends = record.dead_ends?.map((action) => {
    const measured = measuredOf(action.id);
    return measured ? { ...action, measured, fail_rate: round(1 - measured.mean) } : action;
  });
  const workarounds = record.workarounds?.map((action) => {
    const measured = measuredOf(action.id);
    return measured ? { ...action, measured, success_rate: round(measured.mean) } : action;
  });
  const best = workarounds
    ?.flatMap(({ measured }) => measured ?? [])
    .reduce((a, b) => (b.low > a.low ? b : a), { low: -1, mean: 0 });
  return {
    ...(dead_ends && { dead_ends }),
    ...(workarounds && { workarounds }),
    ...(best && best.low >= 0 && { fix_success_rate: round(best.mean) }),
  };
}

function graphOf({ transition_graph = {} }: FailureRecord, entries: readonly LedgerEntry[]) {
  const leads_to = [...mergeTransitions(transition_graph.leads_to ?? [], countTransitions(entries))];
  return leads_to.length > 0 ? { ...transition_graph, leads_to } : transition_graph;
}

function confidenceOf(claims: readonly Claim[], entries: readonly LedgerEntry[]): number {
  const borneOut = entries.flatMap((entry) => {
    const claim = claims.find(({ action }) => action === entry.action);
    return claim ? (claimHolds(claim, entry) ?? []) : [];
  });
  const held = borneOut.filter(Boolean).length;
  return round(posterior(held, borneOut.length - held).mean);
}

/** `Docker 28` is `reproduced` once a trial ran with docker 28.x; what was not run keeps no status. */
function versionsOf(
  versions: NonNullable<FailureRecord['versions']>,
  entries: readonly LedgerEntry[],
): NonNullable<FailureRecord['versions']> {
  return versions.map((version) => {
    const [, name = '', number = ''] = /^([\w.+-]+)\s+v?(\d+(?:\.\d+)*)/.exec(version.version) ?? [];
    const wasRun = entries.some(({ tools }) => `${tools[name.toLowerCase()]}.`.startsWith(`${number}.`));
    return number && wasRun ? { ...version, status: 'reproduced' } : version;
  });
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
