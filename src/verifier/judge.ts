import { claimHolds, claimOf, groupBy, isRightAnswer } from '../evidence/index.ts';
import type { FailureRecord, LedgerEntry } from '../record/index.ts';
import type { FindingKind, VerificationFinding } from './finding.ts';

/** A trial as it was (or would be) written down. */
export interface JudgedTrial {
  readonly entry: LedgerEntry;
  readonly goalHeldEarly: boolean;
}

/** Compares what a record says with what its trials showed, and with what earlier trials of the same kind had shown. */
export function judge(
  record: FailureRecord,
  trials: readonly JudgedTrial[],
  earlier: readonly LedgerEntry[],
): readonly VerificationFinding[] {
  const groups = groupBy(trials, ({ entry }) => cellOf(entry));
  return [...groups.values()].flatMap((group) => {
    const entries = group.map(({ entry }) => entry);
    const goalHeldEarly = group.some((trial) => trial.goalHeldEarly);
    return [
      ...inconclusive(record, entries),
      ...disagreement(record, entries),
      ...(goalHeldEarly ? [early(record, entries)] : []),
      ...contradiction(record, entries),
      ...ledgerContradiction(record, entries, earlier),
      ...wrongAnswers(record, entries),
    ];
  });
}

/** Trials that should all end alike. */
function cellOf({ cause, action = '', tools, reproduction }: LedgerEntry): string {
  return JSON.stringify([
    cause,
    action,
    Object.entries(tools)
      .map((pair) => pair.join(' '))
      .sort(),
    reproduction,
  ]);
}

function inconclusive(record: FailureRecord, entries: readonly LedgerEntry[]): VerificationFinding[] {
  const broken = entries.find(({ verdict }) => verdict === 'inconclusive');
  // Where some trials could be concluded and others not, the disagreement says more.
  if (!broken || entries.some(({ verdict }) => verdict !== 'inconclusive')) return [];
  return [finding(kindOf(broken), record, broken, `${broken.reason}: ${broken.detail ?? ''}`)];
}

function kindOf({ reason }: LedgerEntry): FindingKind {
  switch (reason) {
    case 'not-matched':
      return 'pattern-does-not-match';
    case 'trigger-succeeded':
      return 'trigger-does-not-fail';
    default:
      return 'could-not-run';
  }
}

function disagreement(record: FailureRecord, entries: readonly LedgerEntry[]): VerificationFinding[] {
  const first = entries[0];
  if (!first) return [];
  const seen = [
    ...new Set(
      entries.map(({ verdict, reason, led_to, led_to_cause }) =>
        [verdict, reason, led_to, led_to_cause].filter(Boolean).join(' '),
      ),
    ),
  ];
  if (seen.length > 1)
    return [finding('flaky', record, first, `the same trial ended as ${seen.join(' and as ')}`)];
  const healed = first.action === undefined && !['persists', 'inconclusive'].includes(first.verdict);
  return healed
    ? [finding('flaky', record, first, `without any action the second trigger ended as ${first.verdict}`)]
    : [];
}

function early(record: FailureRecord, entries: readonly LedgerEntry[]): VerificationFinding {
  return finding('goal-holds-early', record, entries[0], 'the goal held while the failure lasted');
}

function contradiction(record: FailureRecord, entries: readonly LedgerEntry[]): VerificationFinding[] {
  const claim = claimOf(record, entries[0]?.action);
  const against = entries.find((entry) => claim && claimHolds(claim, entry) === false);
  if (!claim || !against) return [];
  const how = [against.led_to ?? against.next_line, against.led_to_cause].filter(Boolean).join(', ');
  const ending = against.verdict === 'changed' && how ? `changed: ${how}` : against.verdict;
  switch (claim.kind) {
    case 'dead-end':
      return [finding('dead-end-works', record, against, `the dead end ended as ${ending}`)];
    case 'workaround': {
      const kind = against.verdict === 'harmful' ? 'workaround-destroys' : 'workaround-does-not-work';
      return [finding(kind, record, against, `the workaround ended as ${ending}`)];
    }
  }
}

function ledgerContradiction(
  record: FailureRecord,
  entries: readonly LedgerEntry[],
  earlier: readonly LedgerEntry[],
): VerificationFinding[] {
  const now = entries.filter(({ verdict }) => verdict !== 'inconclusive');
  const cell = now[0] && cellOf(now[0]);
  const before = earlier.findLast((entry) => cellOf(entry) === cell && entry.verdict !== 'inconclusive');
  const different = before && now.find(({ verdict }) => verdict !== before.verdict);
  if (!before || !different) return [];
  const message = `ended as ${different.verdict}; the ledger says ${before.verdict} (${before.time})`;
  return [finding('contradicts-ledger', record, different, message)];
}

/** One finding a check: it fails in its own world, or speaks up in another's. */
function wrongAnswers(record: FailureRecord, entries: readonly LedgerEntry[]): VerificationFinding[] {
  const wrong = entries.flatMap((entry) =>
    (entry.checks ?? [])
      .filter((answer) => isRightAnswer(answer, entry.cause) === false)
      .map(({ cause, answer }) => ({ entry, cause, answer })),
  );
  const first = new Map(wrong.toReversed().map((one) => [one.cause, one]));
  return [...first.values()].map(({ entry, cause, answer }) =>
    finding(
      'check-answers-wrongly',
      record,
      entry,
      `the check of ${cause} said "${answer}" in this cause's world`,
    ),
  );
}

function finding(
  kind: FindingKind,
  record: FailureRecord,
  entry: LedgerEntry | undefined,
  message: string,
): VerificationFinding {
  return {
    kind,
    record: record.id,
    message,
    ...(entry && { cause: entry.cause, log: entry.log }),
    ...(entry?.action !== undefined && { action: entry.action }),
  };
}
