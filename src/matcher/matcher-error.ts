/** The corpus cannot be compiled, or a pack cannot be used. */
export class MatcherError extends Error {
  readonly code: 'bad_pattern' | 'bad_pack' | 'duplicate_id';

  constructor(code: MatcherError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MatcherError';
    this.code = code;
  }
}
