import type { InputStats, LineSpan } from '../matcher/index.ts';
import type { CheckAnswer, Measured, RecordReported, Reported, Risk } from '../record/index.ts';

export type Decision = 'known' | 'likely' | 'unknown';

/** Where a number comes from. */
export type NumberSource =
  | { readonly kind: 'measured'; readonly measured: Measured }
  | { readonly kind: 'claimed'; readonly rate: number }
  | { readonly kind: 'none' };

/** An action of a record, with the user's own values filled in. */
export interface AdvisedAction {
  readonly id?: string;
  readonly action: string;
  /** Why a dead end fails; how a workaround is done. */
  readonly detail?: string;
  readonly condition?: string;
  /** Copyable shell text, captures filled in and quoted. */
  readonly command?: string;
  readonly risk?: Risk;
  /** The causes it is for; all of them when absent. */
  readonly causes?: readonly string[];
  readonly sources?: readonly string[];
  /** Share of trials that ended in `fixed`. */
  readonly success: NumberSource;
  /** What people reported of it, counted apart from trials, and what follows from both. */
  readonly reported?: Reported;
}

export interface FindingCause {
  readonly id: string;
  readonly summary: string;
  /** The matched phrasing alone gives this cause away. */
  readonly indicated: boolean;
  /** A check exists that tells on this machine whether it applies. */
  readonly checkable: boolean;
  /** What the check said on this machine, once it was run. */
  readonly check?: CauseCheck;
}

export interface CauseCheck {
  readonly answer: CheckAnswer;
  /** What was seen, in short sentences; no value of a setting and no secret. */
  readonly seen: readonly string[];
}

export interface NextError {
  readonly id: string;
  readonly signature?: string;
  /** The cause of that record that its message then gives away, and what it says: an edge may lead to the same record. */
  readonly cause?: string;
  readonly summary?: string;
  /** The action after which it was seen. */
  readonly via?: string;
  /** Trials in which it came next. */
  readonly count?: number;
  /** Reporters to whom it came next. */
  readonly reported?: number;
  readonly probability?: number;
}

export interface LookAlike {
  readonly id: string;
  readonly difference?: string;
}

/** One part of the score, so that a ranking can be explained. */
export interface ScorePart {
  readonly name: string;
  readonly value: number;
}

export interface Finding {
  readonly id: string;
  readonly title: string;
  /** The cause of the failure in general, one or two sentences. */
  readonly explanation?: string;
  readonly probability: number;
  readonly role: 'root' | 'consequence' | 'wrapper';
  readonly basis: 'pattern' | 'likeness';
  readonly lines: LineSpan;
  readonly text: string;
  readonly captures: Readonly<Record<string, string>>;
  readonly count: number;
  readonly causes: readonly FindingCause[];
  readonly avoid: readonly AdvisedAction[];
  readonly take: readonly AdvisedAction[];
  readonly next: readonly NextError[];
  readonly lookalikes: readonly LookAlike[];
  readonly tier: string;
  /** What people reported of the record; `precision` has its part in the probability. */
  readonly reported?: RecordReported;
  readonly documentation?: string;
  readonly why: readonly ScorePart[];
}

/** A part of the input that tells why it failed. */
export interface FailingPart {
  readonly lines: LineSpan;
  readonly text: readonly string[];
  readonly fingerprint: string;
  readonly reason: string;
}

/** The whole answer. */
export interface Diagnosis {
  readonly decision: Decision;
  readonly findings: readonly Finding[];
  readonly failing: readonly FailingPart[];
  readonly input: InputStats;
}
