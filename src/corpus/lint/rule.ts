import type { FailureRecord, Translations } from '../../record/index.ts';
import type { Example } from '../load-folder.ts';

/** One breach of a rule. */
export interface Flaw {
  readonly rule: string;
  readonly record: string;
  readonly file: string;
  /** Where in the record, as a dotted path; empty for the whole. */
  readonly at: string;
  readonly message: string;
}

/** A record under lint, with all that stands beside it. */
export interface Subject {
  readonly record: FailureRecord;
  readonly file: string;
  /** Its id, made unique where a record of the same id is linted against. */
  readonly key: string;
  /** `source` where it came as a folder; `published` where it came as one object. */
  readonly form: 'source' | 'published';
  readonly translations: Translations;
  readonly examples: readonly Example[];
  readonly counterexamples: readonly Example[];
  /** Why the matcher refuses its patterns, where it does. */
  readonly refused?: string;
}

/** What a rule may know besides the record itself. */
export interface LintContext {
  /** All records under lint and those they are linted against, by id. */
  readonly subjects: ReadonlyMap<string, readonly Subject[]>;
  /** Outputs of runs that went well. */
  readonly cleanLogs: readonly Example[];
  /** Keys of the records under lint whose patterns match an input. */
  readonly matched: (input: Uint8Array | string) => ReadonlySet<string>;
}

export interface Rule {
  readonly name: string;
  /** What the rule demands, in one sentence. */
  readonly about: string;
  readonly lint: (subject: Subject, context: LintContext) => readonly Breach[] | Promise<readonly Breach[]>;
  /** Ids of records that may break the rule. One that no longer does is itself a flaw. */
  readonly exceptions: readonly string[];
}

export interface Breach {
  readonly at: string;
  readonly message: string;
}
