export { diagnose, type Decision, type Diagnosis, type Finding } from './diagnosis/index.ts';
export {
  compilePack,
  createMatcher,
  MatcherError,
  openPack,
  type Candidate,
  type Matcher,
  type MatchReport,
  type Pack,
  type Region,
} from './matcher/index.ts';
export type { FailureRecord } from './record/index.ts';
