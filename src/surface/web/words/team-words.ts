/** The words of what a team does together: keys, proposals and their review. */
export interface TeamWords {
  readonly key: { readonly label: string; readonly use: string; readonly forget: string };
  /** What a person sees who shows no key. */
  readonly locked: { readonly title: string; readonly text: readonly string[]; readonly again: string };
  readonly propose: ProposeWords;
  readonly review: ReviewWords;
}

interface ProposeWords {
  readonly title: string;
  readonly lead: string;
  /** On the paste page, after a failure that nobody knows. */
  readonly invite: string;
  readonly keyHint: string;
  readonly id: string;
  readonly idHint: string;
  readonly signature: string;
  readonly signatureHint: string;
  readonly expression: string;
  readonly expressionHint: string;
  readonly cause: string;
  readonly avoid: string;
  readonly why: string;
  readonly take: string;
  readonly how: string;
  readonly command: string;
  readonly action: string;
  readonly more: string;
  readonly output: string;
  readonly outputHint: string;
  readonly masked: string;
  readonly note: string;
  readonly noteHint: string;
  readonly send: string;
  readonly sending: string;
  readonly sent: (id: string) => string;
  readonly known: string;
  readonly queue: string;
}

interface ReviewWords {
  readonly title: string;
  readonly lead: string;
  readonly keyHint: string;
  readonly empty: string;
  readonly queue: (n: number) => string;
  readonly note: string;
  readonly flaws: string;
  readonly noFlaws: string;
  readonly duplicates: string;
  readonly noDuplicates: string;
  /** Of a match that is a proposal itself. */
  readonly alsoWaits: string;
  readonly diff: string;
  readonly isNew: string;
  readonly accept: string;
  readonly reject: string;
  readonly reason: string;
  readonly reasonNeeded: string;
  readonly accepted: (id: string) => string;
  readonly rejected: (id: string) => string;
  readonly failed: (message: string) => string;
  readonly by: string;
  readonly at: string;
  readonly record: string;
  readonly loading: string;
  readonly states: Readonly<Record<string, string>>;
}
