import type { Tally } from '../evidence/index.ts';
import type { Environment, Outcome, OutcomeKind } from '../record/index.ts';
import type { Draft } from './queue.ts';
import type { Selection } from './store.ts';

/** What a surface knows of an outcome; the rest (id, time, who, where) is filled in. */
export interface OutcomeReport {
  readonly record: string;
  /** Id of the action. */
  readonly action?: string;
  readonly cause?: string;
  readonly kind: OutcomeKind;
  /** Free words; secrets are masked, and it is cut at 500 characters. */
  readonly note?: string;
  /** @default 'told' */
  readonly source?: Outcome['source'];
  /** @default no tools, this platform */
  readonly environment?: Partial<Environment>;
  /** Digest of the pack that the advice came from. @default '' */
  readonly corpus?: string;
  readonly ledTo?: string;
  /** Of the event: the same report sent again counts once. @default a new one */
  readonly id?: string;
  /** A pseudonym where the reporter is not the user of this machine: one who speaks through a server. @default the user */
  readonly reporter?: string;
  /** The pseudonym of where that reporter is. @default this machine */
  readonly place?: string;
}

export interface ReportReceipt {
  /** As it is kept; one that is queued gets its pseudonyms when it arrives. */
  readonly outcome: Draft;
  /** `queued`: the store is out of reach; it arrives with a later report, once. `known`: it was there already. */
  readonly state: 'recorded' | 'known' | 'queued';
}

export interface BatchReceipt {
  readonly recorded: number;
  readonly known: number;
  readonly queued: number;
  /** What was no outcome, by its place in the batch. */
  readonly faults: readonly { readonly at: number; readonly message: string }[];
}

/** Outcomes as surfaces see them. Nothing is opened, and nothing is made on disk, before it is needed. */
export interface Outcomes {
  /** Something may be there to be asked: costs a `stat`. */
  readonly present: boolean;
  report(report: OutcomeReport): Promise<ReportReceipt>;
  /** Whole outcomes from elsewhere: a batch of a team, an import. Each counts once, by its id. */
  receive(batch: readonly unknown[]): Promise<BatchReceipt>;
  /** What the arithmetic needs; an empty map where there is no store, or it is out of reach. */
  tallies(records: readonly string[]): Promise<ReadonlyMap<string, readonly Tally[]>>;
  list(selection?: Selection): AsyncIterable<Outcome>;
  forget(selection?: Selection): Promise<number>;
  /** The pseudonym under which this machine's user reports. */
  reporter(): Promise<string>;
  /** A pseudonym for somebody or some place known by a text (an address, a user's name): keyed, so that it tells nothing. */
  pseudonymOf(text: string): Promise<string>;
  /** What went wrong on the way and did not stop it, as sentences: a store out of reach, a damaged file set aside. */
  readonly warnings: readonly string[];
  close(): Promise<void>;
}
