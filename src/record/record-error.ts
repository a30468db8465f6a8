/** One demand that a record did not meet. */
export interface RecordFault {
  /** Where, as a dotted path: `workarounds.0.action`. Empty for the whole value. */
  readonly at: string;
  /** What was expected and what was found. */
  readonly message: string;
}

/** A value that was expected to be a record and is not. */
export class RecordError extends Error {
  readonly code: 'not_a_record' | 'not_json';
  readonly faults: readonly RecordFault[];

  constructor(code: RecordError['code'], faults: readonly RecordFault[], options?: ErrorOptions) {
    super(faults.map(({ at, message }) => (at ? `${at}: ${message}` : message)).join('; '), options);
    this.name = 'RecordError';
    this.code = code;
    this.faults = faults;
  }
}
