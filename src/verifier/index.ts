export { chooseSandbox, type SandboxChoice } from './choose-sandbox.ts';
export type { Facility } from './facility.ts';
export { sortFindings, type FindingKind, type VerificationFinding } from './finding.ts';
export type { ToolChoices } from './find-worlds.ts';
export { loadReproduction, type LoadedReproduction } from './load-reproduction.ts';
export { cacheFolder, openLogStore, type LogStore } from './log-store.ts';
export { parseReproduction } from './parse-reproduction.ts';
export { planTrials, type CausePlan, type TrialFilter } from './plan-trials.ts';
export { reproductionSchema, type Reproduction } from './reproduction-schema.ts';
export type { Powers, Sandbox, World } from './sandbox.ts';
export { scriptOfTrial } from './script-of-trial.ts';
export { assertExecutable, type TrustOptions } from './trust.ts';
export { unsafeHostMeaning } from './unsafe-host/unsafe-host-sandbox.ts';
export { VerifierError, type VerifierFault } from './verifier-error.ts';
export {
  verifyRecords,
  type NotRun,
  type RecordToVerify,
  type Verification,
  type VerifyOptions,
} from './verify-records.ts';
export type { VerifiedRecord } from './verify-record.ts';
