/** What a verification found that a person should look at. */
export type FindingKind =
  | 'workaround-does-not-work'
  | 'workaround-destroys'
  | 'dead-end-works'
  | 'check-answers-wrongly'
  | 'flaky'
  | 'pattern-does-not-match'
  | 'trigger-does-not-fail'
  | 'goal-holds-early'
  | 'contradicts-ledger'
  | 'could-not-run'
  | 'not-tried';

/** One breach between a record and what its trials showed. */
export interface VerificationFinding {
  readonly kind: FindingKind;
  readonly record: string;
  readonly cause?: string;
  readonly action?: string;
  readonly message: string;
  /** Digest of the log that shows it. */
  readonly log?: string;
}

/** Worst first: what contradicts the record, then what kept it from being tried. */
const order: Readonly<Record<FindingKind, number>> = {
  'workaround-destroys': 0,
  'workaround-does-not-work': 1,
  'dead-end-works': 2,
  'check-answers-wrongly': 3,
  'contradicts-ledger': 4,
  flaky: 5,
  'pattern-does-not-match': 6,
  'trigger-does-not-fail': 7,
  'goal-holds-early': 8,
  'could-not-run': 9,
  'not-tried': 10,
};

export function sortFindings(findings: readonly VerificationFinding[]): readonly VerificationFinding[] {
  return findings.toSorted((a, b) => order[a.kind] - order[b.kind]);
}
