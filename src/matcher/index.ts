export type {
  Candidate,
  InputStats,
  LineSpan,
  Matcher,
  MatchOptions,
  MatchReport,
  MatchSession,
  Pack,
  Region,
} from './types.ts';
export { createMatcher } from './create-matcher.ts';
export { MatcherError } from './matcher-error.ts';
export { compilePack, openPack } from './pack.ts';
