/** The site cannot be written as asked. */
export class WebError extends Error {
  readonly code: 'usage' | 'occupied' | 'unwritable';

  constructor(code: WebError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'WebError';
    this.code = code;
  }
}
