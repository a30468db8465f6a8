/** A corpus, or a file of one, that cannot be used. */
export class CorpusError extends Error {
  readonly code: 'not_found' | 'not_a_corpus' | 'broken_record';

  constructor(code: CorpusError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CorpusError';
    this.code = code;
  }
}
