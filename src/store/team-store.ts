/**
 * What a team shares besides outcomes: keys, proposed records and how they were reviewed. The engines pass one suite,
 * `team-store.suite.ts`. Every method may throw a `StoreError`.
 */
export interface TeamStore {
  /** Where it is, for people. */
  readonly where: string;

  addKey(key: StoredKey): Promise<void>;
  findKey(id: string): Promise<StoredKey | undefined>;
  /** In the order in which they were made, revoked ones too. */
  listKeys(): Promise<readonly StoredKey[]>;
  /** @returns whether there was one that was not revoked yet */
  revokeKey(id: string, time: string): Promise<boolean>;

  /** One of the same id is there already: it stays as it is. @returns whether it was new */
  addProposal(proposal: StoredProposal): Promise<boolean>;
  findProposal(id: string): Promise<ReviewedProposal | undefined>;
  /** Newest first. */
  listProposals(selection: ProposalSelection): Promise<ProposalPage>;
  /** @returns `false` where it was no longer in a state that can be decided so: somebody was faster */
  review(id: string, review: Review): Promise<boolean>;
  countProposals(): Promise<Readonly<Record<ProposalState, number>>>;

  /** Changes whenever the set of accepted proposals does. */
  revision(): Promise<string>;
  /** For each record the proposal that was accepted last, in the order of their acceptance. */
  listAccepted(): Promise<readonly ReviewedProposal[]>;

  close(): Promise<void>;
}

export interface StoredKey {
  /** The public half of a key, by which it is found and named. */
  readonly id: string;
  readonly name: string;
  readonly role: string;
  /** SHA-256 of the secret half, hexadecimal. */
  readonly hash: string;
  /** UTC, ISO 8601. */
  readonly created: string;
  readonly revoked?: string;
}

export interface StoredProposal {
  readonly id: string;
  /** The id of the record that is proposed. */
  readonly record: string;
  readonly time: string;
  readonly author: string;
  /** JSON. */
  readonly content: string;
  /** JSON. */
  readonly appraisal: string;
}

/** `open` until somebody decides; what was accepted can be withdrawn. */
export type ProposalState = 'open' | 'accepted' | 'rejected' | 'withdrawn';

export interface Review {
  readonly decision: 'accepted' | 'rejected' | 'withdrawn';
  readonly reviewer: string;
  readonly reason: string;
  readonly time: string;
}

export interface ReviewedProposal extends StoredProposal {
  readonly state: ProposalState;
  /** In the order in which they were made. */
  readonly reviews: readonly Review[];
}

export interface ProposalSelection {
  readonly state?: ProposalState;
  readonly offset: number;
  readonly limit: number;
}

export interface ProposalPage {
  readonly total: number;
  readonly items: readonly ReviewedProposal[];
}

/** The state that a decision is made from. */
export function decidedFrom(decision: Review['decision']): ProposalState {
  return decision === 'withdrawn' ? 'accepted' : 'open';
}
