/** A record's action, as commands that can be recognised and not read back: digests of their canonical spelling. */
export interface TrackedAction {
  readonly id: string;
  readonly kind: 'dead-end' | 'workaround';
  readonly steps: readonly string[];
}

/** A known failure that this session has seen and not yet got past. */
export interface OpenFailure {
  readonly record: string;
  readonly cause?: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
  /** Digests of the steps of the command that failed. */
  readonly command: readonly string[];
  readonly actions: readonly TrackedAction[];
  /** Dead ends that were warned of. */
  readonly warned: readonly string[];
  /** Actions that were tried since and went through, in order. */
  readonly tried: readonly string[];
}

/** What one session of an agent is remembered by: ids, times and digests, no text of a log. */
export interface Session {
  /** Records of which a hint was given, oldest first. */
  readonly hinted: readonly string[];
  readonly hintedAt: number;
  /** Newest last. */
  readonly failures: readonly OpenFailure[];
}

export const emptySession: Session = { hinted: [], hintedAt: 0, failures: [] };
