export type McpFault =
  | 'usage'
  | 'bad_input'
  | 'too_large'
  | 'outside_roots'
  | 'unreadable'
  | 'not_found'
  | 'corpus'
  | 'not_kept';

/** What was asked for cannot be done as asked; the message says what to do instead. */
export class McpSurfaceError extends Error {
  readonly code: McpFault;

  constructor(code: McpFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'McpSurfaceError';
    this.code = code;
  }
}
