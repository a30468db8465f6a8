/** A proposal as the API gives it (`GET /api/v1/proposals`). */
export interface ProposalFacts {
  readonly id: string;
  readonly record: string;
  readonly time: string;
  readonly author: string;
  readonly state: string;
  readonly proposal: Readonly<Record<string, unknown>>;
  readonly appraisal: {
    readonly flaws: readonly { readonly rule: string; readonly at: string; readonly message: string }[];
    /** Rules whose breach keeps it from being accepted. */
    readonly blocked: readonly string[];
    readonly duplicates: readonly {
      readonly id: string;
      readonly title: string;
      readonly probability: number;
      readonly seen_in: readonly string[];
      /** A proposal that waits, no published record. */
      readonly waiting?: boolean;
    }[];
    readonly changes?: readonly { readonly at: string; readonly was?: string; readonly now?: string }[];
  };
}
