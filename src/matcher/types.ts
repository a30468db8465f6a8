import type { FailureRecord } from '../record/index.ts';

/** First and last line, 1-based and inclusive, in the input as the user has it. */
export type LineSpan = readonly [first: number, last: number];

/** A place in the input where a record's pattern held, or that reads like its examples. */
export interface Candidate {
  readonly id: string;
  /** Index into the record's patterns (`regex` first, then `patterns`); -1 where only likeness speaks. */
  readonly pattern: number;
  readonly basis: 'pattern' | 'likeness';
  readonly lines: LineSpan;
  /** 1-based column of the first character that matched, in the first line of `lines`. */
  readonly column: number;
  /** Characters of `text` before what matched. */
  readonly offset?: number;
  /** The lines, decoded, without escapes and CI prefixes. */
  readonly text: string;
  /** Named groups of the pattern that took part. */
  readonly captures: Readonly<Record<string, string>>;
  /**
   * Lines of the whole input on which the record held. Exact below 1,000 for each pattern; from there on the pattern is
   * retired, which leaves its first and last occurrence right and makes the count a lower bound.
   */
  readonly count: number;
  /** Length in characters of what the pattern matched. */
  readonly length: number;
  /** The cause that this phrasing alone gives away. */
  readonly cause?: string;
  /** How alike, from 0 to 1, where `basis` is `likeness`. */
  readonly likeness?: number;
  readonly traits?: Traits;
}

/**
 * What speaks for and against a candidate, each measured on the text and about 0 to 1. `held` is the rarity of the text
 * that the pattern held on; `cover` the share of the signature on the best line, `coverNear` on it and its neighbours;
 * `share` how much of that line the record explains; `otherCode` that the text names another error of the same kind;
 * `curated`, for a record whose patterns were proved on examples, 1 where one held and -1 where none did.
 */
export interface Traits {
  readonly pattern: number;
  readonly held: number;
  /** A pattern held on a line that says something went well. */
  readonly heldPassing: number;
  readonly cover: number;
  readonly coverNear: number;
  readonly phrase: number;
  readonly mass: number;
  readonly share: number;
  readonly likeness: number;
  readonly curated: number;
  readonly topic: number;
  readonly code: number;
  readonly otherCode: number;
  readonly failing: number;
  readonly benign: number;
  readonly late: number;
  readonly platform: number;
  readonly quiet: number;
  readonly brief: number;
  readonly long: number;
  readonly region: number;
  readonly wellEnded: number;
  readonly badlyEnded: number;
  /** How far the output went on after the last line that reads like a failure. */
  readonly movedOn: number;
}

/** A part of the input that tells why it failed, whether or not a record is known for it. */
export interface Region {
  readonly lines: LineSpan;
  /** The lines, decoded and stripped. */
  readonly text: readonly string[];
  /** Stable over runs: volatile parts (times, paths, numbers, hashes) are masked before hashing. 16 hex digits. */
  readonly fingerprint: string;
  /** 0 to 1: how sure it is that this part tells the reason. Best first. */
  readonly score: number;
  /** Why it was chosen: `failed-command-marker`, `error-line`, `rarity`, `tail`… */
  readonly reason: string;
}

/** What was read. */
export interface InputStats {
  readonly lines: number;
  readonly bytes: number;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'binary';
}

export interface MatchReport {
  readonly candidates: readonly Candidate[];
  /** Ranked, best first; empty where nothing looks like a failure. */
  readonly regions: readonly Region[];
  readonly input: InputStats;
}

/** Reads one input piece by piece. */
export interface MatchSession {
  push(chunk: Uint8Array): void;
  /** What is known so far; more may be pushed afterwards. */
  report(): MatchReport;
}

export interface MatchOptions {
  /** A log of a run that passed: lines it shares are background. */
  readonly green?: Uint8Array;
}

/** A corpus compiled for look-up. */
export interface Matcher {
  open(options?: MatchOptions): MatchSession;
  match(input: string | Uint8Array, options?: MatchOptions): MatchReport;
}

/** One file: the corpus compiled, with its records. Content-addressed. */
export interface Pack {
  /** SHA-256 or equal of the content, hex. */
  readonly digest: string;
  readonly size: number;
  ids(): readonly string[];
  find(id: string): FailureRecord | undefined;
}
