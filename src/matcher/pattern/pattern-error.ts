/** Why a pattern was refused. */
export type PatternFault =
  | 'syntax'
  | 'backreference'
  | 'lookaround'
  | 'unsupported'
  | 'too_large'
  | 'matches_empty'
  | 'no_literal';

/** A pattern that this engine does not run, with the reason and the place. */
export class PatternError extends Error {
  readonly code: PatternFault;
  /** 0-based index in the pattern's source, where one is to blame. */
  readonly at: number | undefined;

  constructor(code: PatternFault, message: string, at?: number) {
    super(at === undefined ? message : `${message} at index ${at}`);
    this.name = 'PatternError';
    this.code = code;
    this.at = at;
  }
}
