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
