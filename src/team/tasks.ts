import { appraise, buildPack, loadCleanLogs, loadSubjects, type Appraisal } from '../corpus/index.ts';
import { claimsOnly, keepEvidence } from '../evidence/index.ts';
import { openKnowledge, type Knowledge } from '../knowledge.ts';
import { RecordError, recordOfProposal, type FailureRecord, type Proposal } from '../record/index.ts';

// What takes seconds and would keep every request waiting: done in a thread of its own (`worker.ts`).

export interface JoinTask {
  readonly kind: 'join';
  readonly corpus: readonly string[];
  /** Accepted proposals; a later one of the same record replaces an earlier one and that of the corpus. */
  readonly accepted: readonly Proposal[];
}

export interface AppraiseTask {
  readonly kind: 'appraise';
  /** The corpus as one pack. */
  readonly pack: Uint8Array;
  readonly proposal: Proposal;
  /** Proposals that wait for review, newest first. */
  readonly waiting: readonly Proposal[];
  /** A folder of records in source form, whose examples a proposal must not match. */
  readonly records?: string;
}

/** One pack of the corpus and what was accepted. */
export async function joinCorpus({ corpus, accepted }: JoinTask): Promise<Uint8Array> {
  const knowledge = await openKnowledge({ corpus });
  const records = new Map<string, FailureRecord>();
  for (const id of knowledge.ids()) {
    const record = knowledge.find(id);
    if (record) records.set(id, record);
  }
  for (const proposal of accepted) {
    const record = stillUsable(proposal, records);
    if (record) records.set(record.id, record);
  }
  return buildPack([...records.values()]).pack.bytes;
}

/** Rules grow stricter: what was accepted by an older version may be refused today, and the others still count. */
function stillUsable(
  proposal: Proposal,
  records: ReadonlyMap<string, FailureRecord>,
): FailureRecord | undefined {
  try {
    const record = acceptedRecord(proposal, records.get(recordOfProposal(proposal).id));
    return buildPack([record]).refused.length === 0 ? record : undefined;
  } catch (error) {
    if (error instanceof RecordError) return undefined;
    throw error;
  }
}

export async function appraiseProposal({
  pack,
  proposal,
  waiting,
  records,
}: AppraiseTask): Promise<Appraisal> {
  const knowledge = await openKnowledge({ corpus: [pack] });
  const existing = knowledge.find(recordOfProposal(proposal).id);
  const record = acceptedRecord(proposal, existing);
  const queue = await openAlike(waiting, record);
  return appraise(record, proposal, {
    against: subjectsOf(knowledge, records),
    cleanLogs: records === undefined ? [] : loadCleanLogs(`${records}/../cleanlogs`),
    ...(existing && { existing }),
    recognise: (text) => [
      ...recognise(knowledge, text, record),
      ...recognise(queue, text, record).map((match) => ({ ...match, waiting: true as const })),
    ],
  });
}

/**
 * What waits and whose outputs the record would answer, as if it were published: two that say the same answer each
 * other's outputs, while one that is too broad answers those of many and is answered by none.
 */
async function openAlike(waiting: readonly Proposal[], record: FailureRecord): Promise<Knowledge> {
  const own = await openKnowledge({ corpus: [buildPack([record]).pack.bytes] });
  const alike = waiting.flatMap((proposal) => {
    const other = stillUsable(proposal, new Map());
    const outputs = [...proposal.examples.map(({ text }) => text), ...(other ? [other.signature] : [])];
    return other && outputs.some((text) => recognise(own, text, record).length > 0) ? [other] : [];
  });
  return openKnowledge({ corpus: [buildPack(alike).pack.bytes] });
}

/** A proposal as it would be answered: its numbers are claims, but for what was measured of the record it changes. */
function acceptedRecord(proposal: Proposal, existing: FailureRecord | undefined): FailureRecord {
  const claimed = claimsOnly(recordOfProposal(proposal), new Date().toISOString());
  return existing ? keepEvidence(claimed, existing) : claimed;
}

function subjectsOf(knowledge: Knowledge, folder: string | undefined) {
  const sources = folder === undefined ? [] : loadSubjects([folder]).subjects;
  const known = new Set(sources.map(({ record }) => record.id));
  const others = knowledge.ids().flatMap((id) => (known.has(id) ? [] : (knowledge.find(id) ?? [])));
  const beside = { translations: {}, examples: [], counterexamples: [] };
  return [
    ...sources,
    ...others.map((record) => ({
      record,
      key: record.id,
      file: record.id,
      form: 'published' as const,
      ...beside,
    })),
  ];
}

/** A wrapper is found beside every cause that nobody knows yet (`make: *** Error 1`): only another wrapper repeats it. */
function recognise(knowledge: Knowledge, text: string, { role: proposed = 'cause' }: FailureRecord) {
  const { decision, findings } = knowledge.diagnose(text);
  if (decision === 'unknown') return [];
  const isWrapper = (id: string) => knowledge.find(id)?.role === 'wrapper';
  return findings
    .filter(({ id, role }) => role === 'root' && (proposed === 'wrapper' || !isWrapper(id)))
    .map(({ id, title, probability }) => ({ id, title, probability }));
}
