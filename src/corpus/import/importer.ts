import type { FailureRecord } from '../../record/index.ts';

/** What one foreign entry became. */
export interface ImportedEntry {
  /** In published form; absent where the entry could not be read at all. */
  readonly record?: FailureRecord;
  /** What was refused or changed on the way in, and why. */
  readonly notes: readonly ImportNote[];
}

/** One thing that an import has to say about an entry. */
export interface ImportNote {
  /** Id of the entry, or `entry 12` where it has none. */
  readonly id: string;
  readonly kind: 'unreadable' | 'refused-regex' | 'translated-regex' | 'refused' | 'withheld';
  readonly message: string;
}

/** A way in for the records of one foreign collection. */
export interface Importer {
  /** The word after `wayout corpus import`. */
  readonly name: string;
  readonly about: string;
  /** @param entry one parsed JSON value @param where how to call it in a note */
  importEntry(entry: unknown, where: string): ImportedEntry;
}
