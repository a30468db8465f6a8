/** Something that a team cannot do as asked. */
export class TeamError extends Error {
  readonly code: 'not_found' | 'decided' | 'known' | 'blocked' | 'not_usable' | 'failed';
  readonly faults: readonly { readonly at: string; readonly message: string }[];

  constructor(
    code: TeamError['code'],
    message: string,
    { faults = [], ...options }: ErrorOptions & { readonly faults?: TeamError['faults'] } = {},
  ) {
    super(message, options);
    this.name = 'TeamError';
    this.code = code;
    this.faults = faults;
  }
}
