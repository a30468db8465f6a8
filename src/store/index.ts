export type { FailureCount, History, SeenFailure } from './history.ts';
export type { BatchReceipt, OutcomeReport, Outcomes, ReportReceipt } from './outcomes.ts';
export { openOutcomes, type OutcomesOptions } from './open-outcomes.ts';
export type { Selection, Store } from './store.ts';
export { StoreError } from './store-error.ts';
export { openTeamStores, type TeamStoresOptions } from './open-team-store.ts';
export { pseudonym } from './identity.ts';
export type {
  ProposalPage,
  ProposalState,
  Review,
  ReviewedProposal,
  StoredKey,
  StoredProposal,
  TeamStore,
} from './team-store.ts';
