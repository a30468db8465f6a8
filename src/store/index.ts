export type { FailureCount, History, SeenFailure } from './history.ts';
export type { BatchReceipt, OutcomeReport, Outcomes, ReportReceipt } from './outcomes.ts';
export { openHistory, type HistoryOptions } from './open-history.ts';
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
export { openRunMemory } from './runs/open-run-memory.ts';
export type { NewFailure, RunMemory } from './runs/run-memory.ts';
export type { Inference, RunEnd } from './runs/infer.ts';
