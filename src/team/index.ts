export { StoreError } from '../store/index.ts';
export type { Edition } from './edition.ts';
export { roles, type KeyFacts, type NewKey, type Role } from './keys.ts';
export { openKeys, openTeam, type Team, type TeamOptions } from './open-team.ts';
export type { OutcomeCount, OutcomeInput, OutcomesReceipt, Reporter } from './outcomes.ts';
export { outcomeInputSchema } from './outcomes.ts';
export type { ProposalDecision, ProposalFacts, ProposalState } from './proposals.ts';
export { openTrialLogs, type TrialLogs } from './trial-logs.ts';
export { TeamError } from './team-error.ts';
