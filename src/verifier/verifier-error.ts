/** What stopped the verifier before or outside a trial; what goes wrong inside a trial is a verdict. */
export type VerifierFault =
  | 'not_a_reproduction'
  | 'not_executable'
  | 'no_sandbox'
  | 'sandbox_broke'
  | 'not_a_ledger'
  | 'unknown_name'
  | 'bad_tool';

/** A promise of the verifier that could not be kept. */
export class VerifierError extends Error {
  readonly code: VerifierFault;

  constructor(code: VerifierFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'VerifierError';
    this.code = code;
  }
}
