export {
  checkAnswerSchema,
  checkSchema,
  type Check,
  type CheckAnswer,
  type CheckCondition,
} from './check-schema.ts';
export type { ProbeCondition, ProbeName, ProbeOf } from './probe-schemas.ts';
export {
  evidenceCellSchema,
  measuredSchema,
  recordReportedSchema,
  reportedSchema,
  verdictSchema,
  type CheckCell,
  type EvidenceCell,
  type EvidenceDay,
  type Measured,
  type RecordEvidence,
  type RecordReported,
  type Reported,
  type Trial,
  type Verdict,
} from './evidence-schema.ts';
export { diffRecords, type RecordChange } from './diff-records.ts';
export { dropEmpty } from './drop-empty.ts';
export { composeRecord, splitRecord, type AuthoredParts } from './forms.ts';
export { formatLedgerEntry, parseLedger, type Ledger, type LedgerEntry } from './ledger-entry.ts';
export {
  environmentSchema,
  outcomeKindSchema,
  outcomeSchema,
  readOutcome,
  type Environment,
  type Outcome,
  type OutcomeKind,
} from './outcome.ts';
export { parseRecord, parseRecordSource, parseTranslations } from './parse.ts';
export { slugSchema } from './pieces.ts';
export { proposalSchema, recordOfProposal, type Proposal } from './proposal.ts';
export { publishedRecordSchema } from './published-schema.ts';
export { publishRecord } from './publish.ts';
export { RecordError, type RecordFault } from './record-error.ts';
export {
  authoredFields,
  failureRecordSchema,
  recordIdSchema,
  recordSourceSchema,
  riskSchema,
  translationsSchema,
  type Cause,
  type DeadEnd,
  type FailureRecord,
  type Pattern,
  type RecordSource,
  type Risk,
  type Transition,
  type Translations,
  type Workaround,
} from './schema.ts';
export { summaryOf, type RecordSummary } from './summary.ts';
export { checkHash, withoutStaleAnswers } from './check-hash.ts';
export { textHash } from './text-hash.ts';
export { translatableTexts, type TranslatableText } from './translatable.ts';
