import type { Route } from './route.ts';
import { getPack, getPackByDigest, getTransitions } from './routes/corpus.ts';
import { diagnose } from './routes/diagnose.ts';
import { getOpenApi } from './routes/openapi.ts';
import { getRecord, getTrialLog, listRecords, searchRecords } from './routes/records.ts';
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
  getOpenApi,
  healthz,
  readyz,
  metrics,
];
