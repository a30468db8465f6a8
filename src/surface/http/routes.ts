import type { Route } from './route.ts';
import { getPack, getPackByDigest, getTransitions } from './routes/corpus.ts';
import { diagnose } from './routes/diagnose.ts';
import { createKey, listKeys, revokeKey } from './routes/keys.ts';
import { getOpenApi } from './routes/openapi.ts';
import { getOutcomes, postOutcome, postOutcomes } from './routes/outcomes.ts';
import { getProposal, listProposals, postProposal, reviewProposal } from './routes/proposals.ts';
import { getRecord, getTrialLog, listRecords, searchRecords } from './routes/records.ts';
import { getStatistics } from './routes/statistics.ts';
import { healthz, metrics, readyz } from './routes/server.ts';

/** Every route. What is not in here is not served; what is in here is in the OpenAPI document. */
export const routes: readonly Route[] = [
  diagnose,
  listRecords,
  getRecord,
  searchRecords,
  getTrialLog,
  getTransitions,
  getPack,
  getPackByDigest,
  getStatistics,
  postOutcome,
  postOutcomes,
  getOutcomes,
  postProposal,
  listProposals,
  getProposal,
  reviewProposal,
  listKeys,
  createKey,
  revokeKey,
  getOpenApi,
  healthz,
  readyz,
  metrics,
];
