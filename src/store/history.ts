import type { Environment } from '../record/index.ts';

/** One failure that `wayout run` saw on this machine. It never leaves it. */
export interface SeenFailure {
  readonly id: string;
  /** UTC, ISO 8601. */
  readonly time: string;
  /** Of the failing part: the same when the same failure returns. */
  readonly fingerprint: string;
  /** The record it was known as; absent for an unknown failure. */
  readonly record?: string;
  readonly cause?: string;
  /** What the pattern took from the output, secrets masked. */
  readonly captures: Readonly<Record<string, string>>;
  /** The failing part, secrets masked, bounded. Kept of unknown failures only: a record is drafted from it. */
  readonly excerpt: readonly string[];
  readonly environment: Environment;
  readonly corpus: string;
  /** When the same command went through in the same folder, and the action that did it, where it is known. */
  readonly fixed?: { readonly time: string; readonly action?: string };
}

/** How often a failure was seen here, known or not. */
export interface FailureCount {
  readonly fingerprint: string;
  readonly record?: string;
  readonly count: number;
  readonly fixed: number;
  readonly first: string;
  readonly last: string;
  /** The action that fixed it last. */
  readonly fixedBy?: string;
  /** A line of the newest excerpt. */
  readonly line?: string;
}

/** What failed here: local, bounded, off with `WAYOUT_HISTORY=off`. */
export interface History {
  readonly state: 'on' | 'off';
  /** What went wrong on the way and did not stop it, as sentences. */
  readonly warnings: readonly string[];
  /** Secrets in captures and excerpt are masked here. @returns its id; empty where the history is off */
  add(failure: Omit<SeenFailure, 'id' | 'fixed'>): Promise<string>;
  markFixed(ids: readonly string[], fixed: NonNullable<SeenFailure['fixed']>): Promise<void>;
  /** Newest first. */
  list(options?: { readonly limit?: number }): Promise<readonly SeenFailure[]>;
  /** Most frequent first. */
  counts(): Promise<readonly FailureCount[]>;
  /** The failures of one fingerprint, or of the only one that begins with it; newest first. */
  withFingerprint(fingerprint: string): Promise<readonly SeenFailure[]>;
  /** What failed last, with its captures: what a check on this machine starts from. */
  last(): Promise<SeenFailure | undefined>;
  forget(): Promise<number>;
  close(): Promise<void>;
}
