import { diffRecords, type FailureRecord, type Proposal, type RecordChange } from '../record/index.ts';
import type { Example } from './load-folder.ts';
import { lint } from './lint/lint.ts';
import type { Flaw, Subject } from './lint/rule.ts';

/** What a reviewer is told of a proposed record. */
export interface Appraisal {
  readonly flaws: readonly Omit<Flaw, 'file'>[];
  /** Rules whose breach keeps it from being accepted: it could not be used, or would harm who uses it. */
  readonly blocked: readonly string[];
  /** Records, and proposals that wait, that its own examples or its signature are diagnosed as. */
  readonly duplicates: readonly Duplicate[];
  /** The record of the same id is replaced; what differs. Absent where there is none. */
  readonly changes?: readonly RecordChange[];
}

export interface Duplicate {
  readonly id: string;
  readonly title: string;
  readonly probability: number;
  /** Which outputs of the proposal it was found in. */
  readonly seen_in: readonly string[];
  /** It is no published record, but a proposal that waits for review. */
  readonly waiting?: true;
}

export interface AppraisalContext {
  /** What there is already, with examples where they are at hand. */
  readonly against: readonly Subject[];
  readonly cleanLogs: readonly Example[];
  readonly existing?: FailureRecord;
  /** Records that a text is diagnosed as, sure enough to act on. */
  readonly recognise: (text: string) => readonly Omit<Duplicate, 'seen_in'>[];
}

const blocking = new Set([
  'text-is-visible',
  'pattern-is-usable',
  'pattern-spares-clean-logs',
  'destruction-is-marked',
  'holds-no-secret',
]);

/** Lints a proposal against what there is, looks for what it repeats and says what it changes. Runs nothing of it. */
export async function appraise(
  record: FailureRecord,
  proposal: Proposal,
  { against, cleanLogs, existing, recognise }: AppraisalContext,
): Promise<Appraisal> {
  const subject: Subject = {
    record,
    file: 'record.json',
    key: `proposed ${record.id}`,
    form: proposal.source ? 'source' : 'published',
    translations: proposal.translations ?? {},
    examples: proposal.examples.map(toExample),
    counterexamples: proposal.counterexamples.map(toExample),
  };
  const others = against.filter((other) => other.record.id !== record.id);
  const flaws = await lint([subject], { against: others, cleanLogs });
  const broken = new Set(flaws.map(({ rule }) => rule));
  return {
    flaws: flaws.map(({ file: _file, ...flaw }) => flaw),
    blocked: [...broken].filter((rule) => blocking.has(rule)),
    duplicates: duplicatesOf(record, proposal, recognise),
    ...(existing && { changes: diffRecords(existing, record) }),
  };
}

function toExample({ name, text }: Proposal['examples'][number]): Example {
  return { file: `examples/${name}`, bytes: new TextEncoder().encode(text) };
}

function duplicatesOf(
  record: FailureRecord,
  { examples }: Proposal,
  recognise: AppraisalContext['recognise'],
): readonly Duplicate[] {
  const outputs = [{ name: 'signature', text: record.signature }, ...examples];
  const found = new Map<string, Duplicate>();
  for (const { name, text } of outputs) {
    for (const match of recognise(text)) {
      // Published, it is what is changed; waiting, it is the same said twice.
      if (match.id === record.id && !match.waiting) continue;
      const key = `${match.id} ${match.waiting ?? ''}`;
      const known = found.get(key);
      found.set(key, {
        ...match,
        probability: Math.max(match.probability, known?.probability ?? 0),
        seen_in: [...(known?.seen_in ?? []), name],
      });
    }
  }
  return [...found.values()].toSorted((a, b) => b.probability - a.probability);
}
