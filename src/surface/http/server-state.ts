import type { Team, TrialLogs } from '../../team/index.ts';
import type { Metrics } from './metrics.ts';

/** Limits that a server keeps to. */
export interface Limits {
  /** Most bytes of a log. */
  readonly logBytes: number;
  /** Diagnoses at one time. */
  readonly diagnoses: number;
  /** Requests of one account a minute; 0 is no limit. */
  readonly perMinute: number;
}

/** What is held as long as the server runs. */
export interface ServerState {
  readonly team: Team;
  readonly limits: Limits;
  readonly metrics: Metrics;
  /** The readiness that `/readyz` tells. */
  readonly phase: () => 'ready' | 'stopping';
  readonly version: string;
  readonly openApi: () => { readonly openapi: string };
  readonly logs: TrialLogs;
}
