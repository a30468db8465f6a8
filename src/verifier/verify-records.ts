import { join } from 'node:path';
import type { Pack } from '../matcher/index.ts';
import { withoutStaleAnswers, type FailureRecord } from '../record/index.ts';
import { digestOfTrial } from './digests.ts';
import { facilities } from './facilities.ts';
import type { Facility } from './facility.ts';
import { appendToLedger, readLedger } from './ledger-file.ts';
import { loadReproduction } from './load-reproduction.ts';
import { openLogStore } from './log-store.ts';
import { planTrials } from './plan-trials.ts';
import { createRecogniser } from './recognise.ts';
import { createTrialPool } from './trial-pool.ts';
import { VerifierError } from './verifier-error.ts';
import {
  verifyRecord,
  type VerificationSetting,
  type VerificationTask,
  type VerifiedRecord,
} from './verify-record.ts';

/** A record in its source form. */
export interface RecordToVerify {
  readonly folder: string;
  readonly record: FailureRecord;
}

export interface VerifyOptions extends Pick<
  VerificationSetting,
  'sandbox' | 'version' | 'repeat' | 'filter' | 'tools' | 'signal' | 'onTrial' | 'onPlan' | 'keep'
> {
  /** The whole corpus: outputs are recognised among all its records. */
  readonly pack: Pack;
  /** Trials at one time. */
  readonly jobs: number;
  /** `changed`: trials that the ledger has not seen as they are now; `stale`: those, and any older than 180 days. @default 'all' */
  readonly only?: 'all' | 'changed' | 'stale';
  /** `append` writes each trial into the ledger of its record. @default 'append' */
  readonly ledger?: 'append' | 'compare';
  /** @default all that there are */
  readonly facilities?: readonly Facility[];
  /** Where full logs are kept. @default the user's cache */
  readonly logs?: string;
  /** @default the clock's */
  readonly now?: Date;
}

export interface Verification {
  readonly records: readonly VerifiedRecord[];
  /** Records of which nothing was run, and why. Never counted as passed. */
  readonly notRun: readonly NotRun[];
}

export interface NotRun {
  readonly record: string;
  /** `up-to-date` and `no-reproduction` are no fault; `missing-tools` names them; `broken` is one. */
  readonly kind: 'up-to-date' | 'no-reproduction' | 'missing-tools' | 'broken';
  readonly reason: string;
}

/** Tries records of one corpus and writes down what happened. A fault in one record does not keep the others from it. */
export async function verifyRecords(
  records: readonly RecordToVerify[],
  options: VerifyOptions,
): Promise<Verification> {
  const pool = createTrialPool(options.jobs);
  const logs = openLogStore(options.logs);
  const recognise = createRecogniser(options.pack);
  const results = await Promise.all(
    records.map(async (item): Promise<VerifiedRecord | NotRun> => {
      const task = openTask(item);
      if ('reason' in task) return task;
      if (isUpToDate(task, options)) {
        return {
          record: item.record.id,
          kind: 'up-to-date',
          reason: 'the ledger holds these trials already',
        };
      }
      return verifyTask(task, item.folder, {
        ...options,
        pool,
        recognise,
        facilities: options.facilities ?? facilities,
        saveLog: (log) => logs.save(log),
      });
    }),
  );
  return {
    records: results.flatMap((result) => ('trials' in result ? result : [])),
    notRun: results.flatMap((result) => ('trials' in result ? [] : result)),
  };
}

function openTask({ folder, record }: RecordToVerify): VerificationTask | NotRun {
  try {
    const loaded = loadReproduction(folder);
    if (!loaded) return { record: record.id, kind: 'no-reproduction', reason: 'no repro/repro.json' };
    return { ...loaded, record, earlier: readLedger(ledgerOf(folder)).entries };
  } catch (error) {
    return brokenRecord(record, error);
  }
}

async function verifyTask(
  task: VerificationTask,
  folder: string,
  setting: VerificationSetting & Pick<VerifyOptions, 'ledger'>,
): Promise<VerifiedRecord | NotRun> {
  try {
    const verified = await verifyRecord(task, {
      ...setting,
      onTrial: (record, entry) => {
        if (setting.ledger !== 'compare') appendToLedger(ledgerOf(folder), entry);
        setting.onTrial?.(record, entry);
      },
    });
    if (verified.trials.length > 0 || verified.missing.length === 0) return verified;
    return { record: task.record.id, kind: 'missing-tools', reason: verified.missing.join('; ') };
  } catch (error) {
    return brokenRecord(task.record, error);
  }
}

/** @throws What is no fault of the record. */
function brokenRecord({ id }: FailureRecord, error: unknown): NotRun {
  if (!(error instanceof VerifierError)) throw error;
  return { record: id, kind: 'broken', reason: error.message };
}

const staleAfterDays = 180;
const day = 24 * 60 * 60 * 1000;

function isUpToDate(
  task: VerificationTask,
  { only = 'all', filter, now = new Date() }: VerifyOptions,
): boolean {
  if (only === 'all') return false;
  const oldest = only === 'stale' ? now.getTime() - staleAfterDays * day : -Infinity;
  const { plans } = planTrials(task.record, task.reproduction, filter);
  return plans.every(
    ({ cause, actions }) =>
      hasAnswers(task, cause, oldest) &&
      actions.every((action) => {
        const digest = digestOfTrial(task.reproduction, task.attachments, cause, action);
        return task.earlier.some(
          (entry) =>
            entry.reproduction === digest &&
            entry.cause === cause &&
            entry.action === action &&
            entry.verdict !== 'inconclusive' &&
            Date.parse(entry.time) >= oldest,
        );
      }),
  );
}

/** Each check of the record, as it is now, was asked in the world of this cause. */
function hasAnswers(
  { record, reproduction, attachments, earlier }: VerificationTask,
  cause: string,
  oldest: number,
): boolean {
  const digest = digestOfTrial(reproduction, attachments, cause, undefined);
  const answered = withoutStaleAnswers(record, earlier)
    .filter(
      (entry) => entry.reproduction === digest && entry.cause === cause && Date.parse(entry.time) >= oldest,
    )
    .flatMap(({ checks = [] }) => checks.map((answer) => answer.cause));
  return (record.causes ?? []).every(({ id, check }) => !check || answered.includes(id));
}

function ledgerOf(folder: string): string {
  return join(folder, 'evidence.jsonl');
}
