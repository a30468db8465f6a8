/** Why a request is refused: the word that programs read, with its status and title (RFC 9457). */
export const refusals = {
  malformed: [400, 'The request cannot be read'],
  no_key: [401, 'A key is needed'],
  bad_key: [401, 'The key is not valid'],
  forbidden: [403, 'The key does not allow this'],
  foreign_origin: [403, 'Requests from other sites are refused'],
  not_found: [404, 'There is no such thing'],
  wrong_method: [405, 'The method is not offered here'],
  too_slow: [408, 'The request took too long to arrive'],
  conflict: [409, 'It is no longer as the request expects'],
  known: [409, 'It is known already'],
  too_large: [413, 'The request is too large'],
  wrong_type: [415, 'The content type is not read here'],
  foreign_host: [421, 'This server does not answer to that name'],
  not_acceptable: [422, 'The content is not what is expected'],
  too_many: [429, 'Too many requests'],
  broken: [500, 'The server failed'],
  busy: [503, 'The server cannot take this now'],
} as const;

export type Refusal = keyof typeof refusals;

/** One demand that the content did not meet. */
export interface Fault {
  /** Where, as a dotted path. */
  readonly at: string;
  readonly message: string;
}

interface HttpErrorOptions extends ErrorOptions {
  /** What the caller can do about it. */
  readonly advice?: string;
  readonly faults?: readonly Fault[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that is refused, or an answer that cannot be given. The message says what was expected and what was found. */
export class HttpError extends Error {
  readonly code: Refusal;
  readonly advice: string | undefined;
  readonly faults: readonly Fault[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: Refusal, message: string, options: HttpErrorOptions = {}) {
    super(message, options);
    this.name = 'HttpError';
    this.code = code;
    this.advice = options.advice;
    this.faults = options.faults ?? [];
    this.headers = options.headers ?? {};
  }
}
