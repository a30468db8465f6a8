import type {
  DeadEnd,
  EvidenceCell,
  FailureRecord,
  RecordReported,
  Reported,
  Workaround,
} from '../record/index.ts';
import { actionId } from './action-id.ts';
import { speaksOf } from './claim.ts';
import { mergeReportedTransitions } from './reported-transitions.ts';
import { stratifiedPosterior, type Stratum } from './stratify.ts';
import type { Tally } from './tally.ts';
import { confirmedFromReporters } from './tier.ts';
import { newestTools, weighTallies, type WeighedTally, type WeighOptions } from './weigh-tallies.ts';

type Action = DeadEnd | Workaround;

interface Subject {
  readonly cells: readonly EvidenceCell[];
  readonly weighed: (action: string) => readonly WeighedTally[];
  readonly frequencies: ReadonlyMap<string, number>;
}

/** A match weighs as if so many reporters had found it right before the first one found it wrong. */
const trustInMatch = 9;

/**
 * A record with what people reported of it folded in: `reported` on each action, on each edge and on the record, and the
 * tier `confirmed`. Trials keep their own numbers. Without outcomes the record comes back as it is. The order of the
 * tallies makes no difference.
 */
export function weighRecord(
  record: FailureRecord,
  tallies: readonly Tally[],
  options: WeighOptions = {},
): FailureRecord {
  if (tallies.length === 0) return record;
  const cells = record.evidence?.cells ?? [];
  const tools = options.tools ?? newestTools(cells.map((cell) => cell.tools));
  const tried = tallies.filter(({ kind }) => kind !== 'wrong-match');
  const weighed = (action: string) =>
    weighTallies(
      tried.filter((tally) => tally.action === action),
      { tools },
    );
  const frequencies = causeFrequencies(record, tried, tools);
  const subject = { cells, weighed, frequencies };
  const withReports = <A extends Action>(action: A, claim: number | undefined): A => {
    const reported = reportedOf(action, claim, subject);
    return reported ? { ...action, reported } : action;
  };
  return {
    ...record,
    ...(record.dead_ends && {
      dead_ends: record.dead_ends.map((one) =>
        withReports(one, one.fail_rate === undefined ? undefined : 1 - one.fail_rate),
      ),
    }),
    ...(record.workarounds && {
      workarounds: record.workarounds.map((one) => withReports(one, one.success_rate)),
    }),
    ...mergeReportedTransitions(record, tallies),
    ...tierWithReports(record, tried),
    reported: recordReported(tallies, frequencies),
  };
}

function reportedOf(action: Action, claim: number | undefined, subject: Subject): Reported | undefined {
  const id = actionId(action);
  const weighed = id === undefined ? [] : subject.weighed(id);
  if (weighed.length === 0) return undefined;
  const counted = (kind: Tally['kind']) =>
    weighed.reduce((sum, { tally }) => sum + (tally.kind === kind ? tally.count : 0), 0);
  const strata = strataOf(action, weighed, subject);
  // What was measured stands in the strata already, and a claim about nothing says nothing.
  const said = action.measured || !hasText(action) ? {} : { ...(claim !== undefined && { claim }) };
  const byCause = [...strata].filter(([cause]) => cause !== '');
  return {
    worked: counted('worked'),
    worked_with_changes: counted('worked-with-changes'),
    did_not_work: counted('did-not-work'),
    reporters: new Set(weighed.map(({ tally }) => tally.reporter)).size,
    successes: round(sumOf(weighed, isSuccess)),
    failures: round(sumOf(weighed, ({ kind }) => kind === 'did-not-work')),
    ...stratifiedPosterior([...strata.values()], said),
    ...(byCause.length > 0 && {
      by_cause: Object.fromEntries(byCause.map(([cause, one]) => [cause, stratifiedPosterior([one], said)])),
    }),
  };
}

/** Trials and reports of one action by cause. Reports that name none are shared out as the causes are frequent. */
function strataOf(
  action: Action,
  weighed: readonly WeighedTally[],
  { cells, frequencies }: Subject,
): ReadonlyMap<string, Stratum> {
  const claim = { ...claimParts(action), kind: 'workaround' as const, action: action.id ?? '' };
  const trials = cells.filter((cell) => action.id !== undefined && speaksOf(claim, cell));
  const named = [
    ...trials.map(({ cause }) => cause),
    ...weighed.flatMap(({ tally }) => tally.cause ?? []),
  ].filter((cause) => action.causes === undefined || action.causes.includes(cause));
  const causes = named.length > 0 ? [...new Set(named)].sort() : [''];
  const frequencyOf = (cause: string) => frequencies.get(cause) ?? 1;
  const all = causes.reduce((sum, cause) => sum + frequencyOf(cause), 0);
  const unnamed = weighed.filter(({ tally }) => !causes.includes(tally.cause ?? ''));
  const strata = causes.map((cause): [string, Stratum] => {
    const frequency = frequencyOf(cause);
    const here = weighed.filter(({ tally }) => (tally.cause ?? '') === cause);
    const verdicts = trials.filter((cell) => cell.cause === cause).map((cell) => cell.verdicts);
    const fixed = verdicts.reduce((sum, one) => sum + (one.fixed ?? 0), 0);
    const failed = verdicts.reduce(
      (sum, one) => sum + (one.persists ?? 0) + (one.changed ?? 0) + (one.harmful ?? 0),
      0,
    );
    const share = frequency / all;
    const isFailure = (tally: Tally) => !isSuccess(tally);
    return [
      cause,
      {
        frequency,
        successes: fixed + sumOf(here, isSuccess) + share * sumOf(unnamed, isSuccess),
        failures: failed + sumOf(here, isFailure) + share * sumOf(unnamed, isFailure),
      },
    ];
  });
  return new Map(strata);
}

function claimParts({ causes, tools }: Action) {
  return { ...(causes && { causes }), ...(tools && { tools }) };
}

/**
 * How often each cause is behind the failure: reports that name it, and one more for each, so that a cause that nobody
 * has met yet is not taken for impossible (Laplace's rule of succession; the mean of the Dirichlet posterior with a
 * uniform prior, A. Gelman et al., Bayesian Data Analysis, 3rd edition, section 3.4).
 */
function causeFrequencies(
  { causes = [] }: FailureRecord,
  tallies: readonly Tally[],
  tools: WeighOptions['tools'],
): ReadonlyMap<string, number> {
  const weighed = weighTallies(
    tallies.filter(({ cause }) => cause !== undefined),
    { ...(tools && { tools }) },
  );
  const frequencies = new Map(causes.map(({ id }) => [id, 1]));
  for (const { tally, weight } of weighed) {
    const cause = tally.cause ?? '';
    frequencies.set(cause, (frequencies.get(cause) ?? 1) + weight);
  }
  return frequencies;
}

function recordReported(tallies: readonly Tally[], frequencies: ReadonlyMap<string, number>): RecordReported {
  const weighed = weighTallies(tallies);
  const wrong = sumOf(weighed, ({ kind }) => kind === 'wrong-match');
  const right = sumOf(weighed, ({ kind }) => kind !== 'wrong-match');
  const all = [...frequencies.values()].reduce((sum, one) => sum + one, 0);
  const causes = [...frequencies].map(([cause, one]) => [cause, round(one / all)]);
  return {
    outcomes: tallies.reduce((sum, { count }) => sum + count, 0),
    reporters: new Set(tallies.map(({ reporter }) => reporter)).size,
    wrong_match: tallies.reduce((sum, { kind, count }) => sum + (kind === 'wrong-match' ? count : 0), 0),
    precision: round((right + trustInMatch) / (right + wrong + trustInMatch)),
    ...(causes.length > 0 && { causes: Object.fromEntries(causes) }),
  };
}

/** A workaround that three reporters saw working confirms the record; what was reproduced stands higher. */
function tierWithReports(record: FailureRecord, tallies: readonly Tally[]) {
  const { verification_tier: tier = 'ai_generated', workarounds = [] } = record;
  if (tier === 'reproduced') return {};
  const ids = new Set(workarounds.map(actionId));
  const bearing = tallies.filter((tally) => isSuccess(tally) && ids.has(tally.action));
  const reporters = new Set(bearing.map(({ reporter }) => reporter)).size;
  return reporters >= confirmedFromReporters ? { verification_tier: 'confirmed' } : {};
}

function isSuccess({ kind }: Tally): boolean {
  return kind === 'worked' || kind === 'worked-with-changes';
}

function sumOf(weighed: readonly WeighedTally[], holds: (tally: Tally) => boolean): number {
  return weighed.reduce((sum, { tally, weight }) => sum + (holds(tally) ? weight : 0), 0);
}

function hasText(action: Action): boolean {
  return Boolean(action.action) || ('how' in action && Boolean(action['how']));
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
