/** A store that cannot do what was asked of it. */
export class StoreError extends Error {
  readonly code:
    | 'unreachable'
    | 'read_only'
    | 'full'
    | 'locked'
    | 'newer'
    | 'damaged'
    | 'no_engine'
    | 'bad_address'
    | 'bad_outcome';

  constructor(code: StoreError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}
