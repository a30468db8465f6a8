import type { SeenLines, Appraisal } from '../fallback/index.ts';
import type { Candidate, MatchReport, MatchSession } from '../types.ts';
import type { GreenLines } from './green-lines.ts';
import { createNewLines } from './new-lines.ts';

/** An input that is read, and the lines of it that are looked at for likeness. */
export interface Reading {
  readonly session: MatchSession;
  readonly seen: SeenLines;
}

/**
 * Reads an input next to the log of a run that passed. What that printed too is background, whatever it says: no pattern
 * holds on it, and no record is alike to it.
 *
 * @param whole reads the input as it is, and finds its failing parts
 * @param news reads it with the lines blank that are not new
 * @param appraised weighs what was found
 */
export function withoutGreen(
  green: GreenLines,
  whole: Reading,
  news: MatchSession,
  appraised: (report: MatchReport, lines: Appraisal['lines']) => MatchReport,
): MatchSession {
  const newLines = createNewLines(green, (bytes) => news.push(bytes));
  return {
    push(chunk) {
      whole.session.push(chunk);
      newLines.push(chunk);
    },
    report() {
      newLines.flush();
      const report = whole.session.report();
      const hits = newHits(green, report.candidates, news.report().candidates);
      // Lines that are not new still tell what the input is about.
      const lines = whole.seen.lines(report.regions);
      const weighed = appraised({ ...report, candidates: hits }, lines);
      return {
        ...weighed,
        candidates: weighed.candidates.filter(({ basis, text }) => basis === 'pattern' || !green.has(text)),
      };
    },
  };
}

/** What holds on new lines, and the sequences that hold on some new line with others that are not. */
function newHits(
  green: GreenLines,
  all: readonly Candidate[],
  onNew: readonly Candidate[],
): readonly Candidate[] {
  const known = new Set(onNew.map(({ id }) => id));
  const partly = all.filter(
    ({ id, text }) =>
      !known.has(id) && text.includes('\n') && text.split('\n').some((line) => !green.has(line)),
  );
  return [...onNew, ...partly];
}
