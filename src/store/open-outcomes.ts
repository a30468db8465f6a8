import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { noteText } from '../evidence/index.ts';
import type { Outcome } from '../record/index.ts';
import { addressOf } from './address.ts';
import { dataFolder, type Variables } from '../data-folder.ts';
import { openDelivery, type Delivery } from './delivery.ts';
import { openIdentity, pseudonym } from './identity.ts';
import { isPresent } from './open-store.ts';
import type { BatchReceipt, OutcomeReport, Outcomes, ReportReceipt } from './outcomes.ts';
import { openQueue, type Draft } from './queue.ts';
import { StoreError } from './store-error.ts';
import { collectWarnings } from './warnings.ts';

export interface OutcomesOptions {
  /** A path, `postgres://…` or `off`. @default `WAYOUT_STORE`, else a file in the user's data folder */
  readonly store?: string;
  /** @default `process.env` */
  readonly env?: Variables;
  /** Told what goes into `warnings`, at once. */
  readonly onWarning?: (sentence: string) => void;
}

/** The user's way to the store. @throws {StoreError} `bad_address` */
export function openOutcomes({ store: named, env = process.env, onWarning }: OutcomesOptions = {}): Outcomes {
  const folder = dataFolder(env);
  const address = addressOf(named ?? env['WAYOUT_STORE'], folder);
  const { warnings, warn } = collectWarnings(onWarning);
  const delivery = openDelivery({
    address,
    identity: openIdentity(folder, env),
    queue: openQueue(join(folder, 'queue')),
    onWarning: warn,
  });
  return {
    warnings,
    get present() {
      return isPresent(address);
    },
    report: (report) => deliverReport(delivery, report),
    receive: (batch) => deliverBatch(delivery, batch),
    async tallies(records) {
      if (!isPresent(address) || records.length === 0) return new Map();
      try {
        return await (await delivery.store()).tallies(records);
      } catch (error) {
        warn(messageOf(error));
        return new Map();
      }
    },
    async *list(selection) {
      if (isPresent(address)) yield* (await delivery.store()).list(selection);
    },
    async forget(selection) {
      return isPresent(address) ? (await delivery.store()).forget(selection) : 0;
    },
    reporter: () => delivery.reporter(),
    pseudonymOf: async (text) => pseudonym(await (await delivery.store()).salt(), text),
    close: () => delivery.close(),
  };
}

async function deliverReport(delivery: Delivery, report: OutcomeReport): Promise<ReportReceipt> {
  const draft = draftOf(report);
  const { readDraft } = await import('./read-draft.ts');
  const read = readDraft(draft);
  if (read.kind === 'fault') throw new StoreError('bad_outcome', `Expected an outcome: ${read.message}`);
  const { outcomes, recorded, queued } = await delivery.keep([draft]);
  const [outcome = draft] = outcomes;
  return { outcome, state: queued > 0 ? 'queued' : recorded > 0 ? 'recorded' : 'known' };
}

async function deliverBatch(delivery: Delivery, batch: readonly unknown[]): Promise<BatchReceipt> {
  const { readOutcome } = await import('../record/index.ts');
  const read = batch.map((value, at) => ({ at, ...readOutcome(value) }));
  const outcomes = read.flatMap((one) => (one.kind === 'outcome' ? [masked(one.outcome)] : []));
  const faults = read.flatMap((one) => (one.kind === 'fault' ? [{ at: one.at, message: one.message }] : []));
  if (outcomes.length === 0) return { recorded: 0, known: 0, queued: 0, faults };
  const { recorded, queued } = await delivery.keep(outcomes);
  return { recorded, known: outcomes.length - recorded - queued, queued, faults };
}

function draftOf(report: OutcomeReport): Draft {
  const { record, action, cause, kind, note, environment, ledTo, reporter, place } = report;
  const said = noteText(note ?? '');
  return {
    schema: 1,
    id: report.id ?? randomUUID(),
    time: new Date().toISOString(),
    record,
    ...(action !== undefined && { action }),
    ...(cause !== undefined && { cause }),
    kind,
    source: report.source ?? 'told',
    environment: {
      tools: environment?.tools ?? {},
      platform: environment?.platform ?? `${process.platform}-${process.arch}`,
    },
    ...(reporter !== undefined && { reporter }),
    ...(place !== undefined && { place }),
    corpus: report.corpus ?? '',
    ...(ledTo !== undefined && { led_to: ledTo }),
    ...(said !== '' && { note: said }),
  };
}

function masked(outcome: Outcome): Outcome {
  const { note, ...rest } = outcome;
  const said = noteText(note ?? '');
  return { ...rest, ...(said !== '' && { note: said }) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
