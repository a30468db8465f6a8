export { actionId, actionsById } from './action-id.ts';
export { claimHolds, claimOf, claimsOf, type Claim } from './claim.ts';
export { destructionIn, riskOf } from './command-risk.ts';
export { isRightAnswer } from './check-cells.ts';
export { deriveRecord } from './derive-record.ts';
export { groupBy } from './group-by.ts';
export { maskSecrets } from './mask-secrets.ts';
export { noteText } from './note-text.ts';
export { posterior, type Posterior, type PosteriorOptions } from './posterior.ts';
export { compareVersions, isVersionRange, versionInRange } from './version-range.ts';
export { tierOf, type Tier } from './tier.ts';
export { ageRecord } from './age-record.ts';
export { linkTransitions } from './transitions.ts';
export type { Tally } from './tally.ts';
export { orderOf } from './order.ts';
export { weighRecord } from './weigh-record.ts';
export { findOrder, type Order } from './untrusted/find-order.ts';
export { plainText } from './untrusted/plain-text.ts';
export type { OrderKind } from './untrusted/sign.ts';
export { mergeReportedTransitions } from './reported-transitions.ts';
export {
  transitionGraph,
  type GraphEdge,
  type GraphRecord,
  type TransitionGraph,
} from './transition-graph.ts';
export { claimsOnly } from './claims-only.ts';
export { keepEvidence } from './keep-evidence.ts';
