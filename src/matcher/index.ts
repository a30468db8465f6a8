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
  Traits,
} from './types.ts';
export { createMatcher } from './create-matcher.ts';
export { MatcherError } from './matcher-error.ts';
export { compilePack } from './pack/compile-pack.ts';
export { openPack } from './pack/open-pack.ts';
export type { PackSource } from './pack/pack-source.ts';
export { refusedPatterns, type RefusedPattern } from './pack/patterns-of.ts';
