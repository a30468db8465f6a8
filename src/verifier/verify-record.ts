import type { FailureRecord, LedgerEntry } from '../record/index.ts';
import type { Facility } from './facility.ts';
import { sortFindings, type VerificationFinding } from './finding.ts';
import { findWorlds, type ToolChoices, type ToolWorld } from './find-worlds.ts';
import { judge, type JudgedTrial } from './judge.ts';
import type { LoadedReproduction } from './load-reproduction.ts';
import { planTrials, type CausePlan, type TrialFilter } from './plan-trials.ts';
import type { Recognise } from './recognise.ts';
import type { Sandbox } from './sandbox.ts';
import { toLedgerEntry } from './to-ledger-entry.ts';
import { runTrial, type TrialPlan, type TrialResult } from './trial.ts';
import type { TrialPool } from './trial-pool.ts';

/** A record to be tried, with what its ledger already holds. */
export interface VerificationTask extends LoadedReproduction {
  readonly record: FailureRecord;
  readonly earlier: readonly LedgerEntry[];
}

export interface VerificationSetting {
  readonly sandbox: Sandbox;
  readonly facilities: readonly Facility[];
  readonly recognise: Recognise;
  readonly pool: TrialPool;
  /** Version of wayout. */
  readonly version: string;
  /** Each trial so many times. @default 2 */
  readonly repeat?: number;
  readonly filter?: TrialFilter;
  readonly tools?: ToolChoices;
  readonly signal?: AbortSignal;
  /** Takes a whole log. @returns its digest */
  readonly saveLog: (log: string) => string;
  /** Called with each trial as it ends, inconclusive ones included. */
  readonly onTrial?: (record: string, entry: LedgerEntry) => void;
  /** Called when it is known how many trials there will be. */
  readonly onPlan?: (record: string, trials: number) => void;
  readonly keep?: (name: string, archive: Uint8Array) => Promise<void>;
}

export interface VerifiedRecord {
  readonly record: string;
  readonly trials: readonly LedgerEntry[];
  /** Worst first. */
  readonly findings: readonly VerificationFinding[];
  /** Why it was not run, or not with every version: tools that are not there. */
  readonly missing: readonly string[];
}

/** Tries every action of a record in every cause and with every set of tools at hand. */
export async function verifyRecord(
  task: VerificationTask,
  setting: VerificationSetting,
): Promise<VerifiedRecord> {
  const { record, reproduction } = task;
  const { plans, findings } = planTrials(record, reproduction, setting.filter);
  const wanted = reproduction.facilities ?? [];
  const facilities = setting.facilities.filter(({ name }) => wanted.some((one) => one === name));
  const lacking = wanted.filter((name) => !facilities.some((one) => one.name === name));
  const { worlds, missing } =
    lacking.length > 0
      ? { worlds: [], missing: lacking.map((name) => `facility ${name}: not available`) }
      : await findWorlds(reproduction, setting.sandbox, facilities, setting.tools);
  const repeat = setting.repeat ?? 2;
  const perWorld = plans.reduce((sum, { actions }) => sum + repeat * (1 + actions.length), 0);
  setting.onPlan?.(record.id, worlds.length * perWorld);
  const work = worlds.flatMap((world) =>
    plans.map((plan) => verifyCause(plan, { ...setting, ...task, world, facilities, repeat })),
  );
  const trials = (await Promise.all(work)).flat();
  return {
    record: record.id,
    trials: trials.map(({ entry }) => entry),
    findings: sortFindings([...findings, ...judge(record, trials, task.earlier)]),
    missing,
  };
}

interface CauseSetting extends VerificationTask, VerificationSetting {
  readonly world: ToolWorld;
  readonly repeat: number;
}

/** First nothing is done: a failure that does not stay by itself would make every action look good. */
async function verifyCause(
  { cause, actions }: CausePlan,
  setting: CauseSetting,
): Promise<readonly JudgedTrial[]> {
  const idle = await tryRepeatedly(cause, undefined, setting);
  if (idle.some(({ entry }) => entry.verdict !== 'persists')) {
    setting.onPlan?.(setting.record.id, -actions.length * setting.repeat);
    return idle;
  }
  const tried = await Promise.all(actions.map((action) => tryRepeatedly(cause, action, setting)));
  return [...idle, ...tried.flat()];
}

async function tryRepeatedly(
  cause: string,
  action: string | undefined,
  setting: CauseSetting,
): Promise<readonly JudgedTrial[]> {
  const trials = Array.from({ length: setting.repeat }, (_, i) =>
    setting.pool.run(() => tryOnce(cause, action, i + 1, setting)),
  );
  return Promise.all(trials);
}

async function tryOnce(
  cause: string,
  action: string | undefined,
  turn: number,
  setting: CauseSetting,
): Promise<JudgedTrial> {
  setting.signal?.throwIfAborted();
  const { record, reproduction, attachments, sandbox, facilities, recognise, world, keep, signal } = setting;
  const name = [record.id.replaceAll('/', '-'), cause, action ?? 'nothing', turn].join('.');
  const time = new Date().toISOString();
  const result: TrialResult = await runTrial(
    {
      record: record.id,
      reproduction,
      attachments,
      cause,
      ...(action === undefined ? checksOf(record) : { action }),
    },
    {
      sandbox,
      facilities,
      recognise,
      toolchain: world.toolchain,
      ...(signal && { signal }),
      ...(keep && { keep: (archive) => keep(name, archive) }),
    },
  );
  // A trial that was cut off says nothing, not even that it could not be concluded.
  signal?.throwIfAborted();
  const entry = toLedgerEntry(result, { ...setting, cause, action, time, tools: world.tools });
  setting.onTrial?.(record.id, entry);
  return { entry, goalHeldEarly: result.goalHeldEarly ?? false };
}

/** Those of all causes: in each world one must say that it applies, and the others that they do not. */
function checksOf({ causes = [] }: FailureRecord): Pick<TrialPlan, 'checks'> {
  const checks = causes.flatMap(({ id, check }) => (check ? [{ id, check }] : []));
  return checks.length > 0 ? { checks } : {};
}
