/** A configuration cannot be changed as asked; the message says where, what was found, and what to do. */
export class InstallError extends Error {
  readonly code: 'usage' | 'unparsable' | 'taken' | 'unwritable';

  constructor(code: InstallError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'InstallError';
    this.code = code;
  }
}
