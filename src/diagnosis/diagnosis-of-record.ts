import type { FailureRecord } from '../record/index.ts';
import { adviceOf, type Language } from './advise.ts';
import type { Diagnosis } from './types.ts';

/** A record as if it had just been found, its signature standing for the log: what `show` renders. */
export function diagnosisOfRecord(
  record: FailureRecord,
  find: (id: string) => FailureRecord | undefined,
  lang: Language,
  captures: Readonly<Record<string, string>> = {},
): Diagnosis {
  const text = record.signature;
  const candidate = {
    id: record.id,
    pattern: 0,
    basis: 'pattern',
    lines: [1, 1],
    column: 1,
    text,
    captures,
    count: 1,
    length: text.length,
  } as const;
  const advice = adviceOf(record, candidate, find, lang);
  return {
    decision: 'known',
    findings: [{ ...candidate, ...advice, probability: 1, role: 'root', why: [] }],
    failing: [],
    input: { lines: 1, bytes: text.length, encoding: 'utf-8' },
  };
}
