import type { Candidate, MatchReport } from '../matcher/index.ts';
import type { FailureRecord } from '../record/index.ts';
import { adviceOf, type Language } from './advise.ts';
import { decide } from './decide.ts';
import { rank } from './rank.ts';
import type { Diagnosis, FailingPart, Finding } from './types.ts';

export interface DiagnoseOptions {
  /** In which language texts are given. @default 'en' */
  readonly lang?: Language;
}

/** A candidate and the record it names. */
export interface Named {
  readonly candidate: Candidate;
  readonly record: FailureRecord;
}

/** Turns what the matcher saw into the whole answer. `find` gives the record of an id. */
export function diagnose(
  report: MatchReport,
  find: (id: string) => FailureRecord | undefined,
  { lang = 'en' }: DiagnoseOptions = {},
): Diagnosis {
  const findings = rank(report.candidates, find).map(
    ({ candidate, record, probability, role, why }): Finding => ({
      id: record.id,
      probability,
      role,
      why,
      basis: candidate.basis,
      lines: candidate.lines,
      text: candidate.text,
      captures: candidate.captures,
      count: candidate.count,
      ...adviceOf(record, candidate, find, lang),
    }),
  );
  return {
    decision: decide(findings),
    findings,
    failing: report.regions.map(failingPart),
    input: report.input,
  };
}

function failingPart({ lines, text, fingerprint, reason }: MatchReport['regions'][number]): FailingPart {
  return { lines, text, fingerprint, reason };
}
