import type { Tally } from '../evidence/index.ts';
import type { Outcome } from '../record/index.ts';

/**
 * Outcomes at rest. The engines (`sqlite/`, `postgres/`) pass one suite, `store.suite.ts`. Every method may throw a
 * `StoreError`; nothing but `close` may be called after `close`.
 */
export interface Store {
  /** Where it is, for people: a path, or a server's address without its password. */
  readonly where: string;

  /**
   * Keeps outcomes. Once it resolves they survive the death of the process, and of the machine where the disk keeps its
   * promises. All or none; what is there already, by its id, stays as it is.
   * @returns how many were new
   */
  add(outcomes: readonly Outcome[]): Promise<number>;

  /** What the arithmetic needs of these records; a record without outcomes is not in the map. */
  tallies(records: readonly string[]): Promise<ReadonlyMap<string, readonly Tally[]>>;

  /** Outcomes in the order in which they arrived, read in pieces: a store may hold millions. */
  list(selection?: Selection): AsyncIterable<Outcome>;

  /** Removes outcomes for good. @returns how many */
  forget(selection?: Selection): Promise<number>;

  count(): Promise<number>;

  /** Random, made with the store: pseudonyms of places are keyed with it, so that they mean nothing elsewhere. */
  salt(): Promise<string>;

  close(): Promise<void>;
}

/** Which outcomes are meant; all that agree with every field given. */
export interface Selection {
  readonly record?: string;
  readonly reporter?: string;
  readonly ids?: readonly string[];
}
