/** Why a trial says nothing about its action. */
export type Inconclusive =
  | 'setup-failed'
  | 'service-not-ready'
  | 'trigger-succeeded'
  | 'not-matched'
  | 'action-broke'
  | 'timeout'
  | 'output-limit'
  | 'sandbox-broke';

/** Leaves a trial early; the trial ends as `inconclusive`. */
export class TrialStop extends Error {
  readonly reason: Inconclusive;

  constructor(reason: Inconclusive, message: string) {
    super(message);
    this.name = 'TrialStop';
    this.reason = reason;
  }
}
