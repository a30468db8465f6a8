import { randomUUID } from 'node:crypto';
import type { Appraisal } from '../corpus/index.ts';
import { recordOfProposal, RecordError, type FailureRecord, type Proposal } from '../record/index.ts';
import type { Review, ReviewedProposal, TeamStore } from '../store/index.ts';
import { TeamError } from './team-error.ts';

export type { ProposalState } from '../store/index.ts';

/** A proposal as a reviewer sees it. */
export interface ProposalFacts extends Omit<ReviewedProposal, 'content' | 'appraisal'> {
  readonly proposal: Proposal;
  readonly appraisal: Appraisal;
}

export interface Submission {
  readonly author: string;
  /** What becomes of one whose examples other records answer already: it waits with a mark, or is not kept. */
  readonly known: 'mark' | 'refuse';
}

export interface ProposalDecision {
  readonly decision: Review['decision'];
  readonly reviewer: string;
  readonly reason: string;
}

export interface ProposalPageFacts {
  readonly total: number;
  readonly items: readonly ProposalFacts[];
}

/** Records that are proposed and wait for a person. Nothing of them is answered before somebody accepts it. */
export interface Proposals {
  /** @throws {TeamError} `not_usable` where it is no record, `known` where it repeats one and that is refused */
  submit(proposal: Proposal, submission: Submission): Promise<ProposalFacts>;
  find(id: string): Promise<ProposalFacts | undefined>;
  list(selection: Parameters<TeamStore['listProposals']>[0]): Promise<ProposalPageFacts>;
  /** @throws {TeamError} `not_found`, `decided`, `blocked` */
  review(id: string, decision: ProposalDecision): Promise<ProposalFacts>;
  counts: TeamStore['countProposals'];
}

export interface ProposalsOptions {
  readonly store: TeamStore;
  /** @param waiting Proposals that it may repeat. */
  readonly appraise: (proposal: Proposal, waiting: readonly Proposal[]) => Promise<Appraisal>;
  /** The set of accepted records is another one now. */
  readonly onAccepted: () => Promise<void>;
}

/** Proposals that a new one is compared with. */
const mostWaiting = 200;

export function proposalsIn({ store, appraise, onAccepted }: ProposalsOptions): Proposals {
  const find = async (id: string) => {
    const found = await store.findProposal(id);
    return found && factsOf(found);
  };
  /** Those that could be accepted: what is blocked may match anything. */
  const waiting = async () => {
    const { items } = await store.listProposals({ state: 'open', offset: 0, limit: mostWaiting });
    return items
      .map(factsOf)
      .flatMap(({ appraisal, ...one }) => (appraisal.blocked.length > 0 ? [] : one.proposal));
  };
  return {
    async submit(proposal, { author, known }) {
      const { id: record } = recordIn(proposal);
      const appraisal = await appraise(proposal, await waiting());
      if (known === 'refuse') assertUnknown(appraisal);
      const facts = { id: randomUUID(), record, time: new Date().toISOString(), author };
      const texts = { content: JSON.stringify(proposal), appraisal: JSON.stringify(appraisal) };
      await store.addProposal({ ...facts, ...texts });
      return { ...facts, proposal, appraisal, state: 'open', reviews: [] };
    },
    find,
    async list(selection) {
      const { total, items } = await store.listProposals(selection);
      return { total, items: items.map(factsOf) };
    },
    async review(id, decision) {
      const before = await find(id);
      if (!before) throw new TeamError('not_found', `Expected the id of a proposal, found "${id}"`);
      const { blocked } = before.appraisal;
      if (decision.decision === 'accepted' && blocked.length > 0) {
        throw new TeamError(
          'blocked',
          `Expected a proposal that can be used, found flaws of ${blocked.join(', ')}`,
        );
      }
      if (!(await store.review(id, { ...decision, time: new Date().toISOString() }))) {
        const now = (await find(id)) ?? before;
        throw new TeamError('decided', `Expected a proposal to be decided, found one that is ${now.state}`);
      }
      if (decision.decision !== 'rejected') await onAccepted();
      return (await find(id)) ?? before;
    },
    counts: () => store.countProposals(),
  };
}

/** The record that a proposal holds. @throws {TeamError} `not_usable`, naming every field at fault */
export function recordIn(proposal: Proposal): FailureRecord {
  try {
    return recordOfProposal(proposal);
  } catch (cause) {
    if (!(cause instanceof RecordError)) throw cause;
    throw new TeamError('not_usable', `Expected a record: ${cause.message}`, { faults: cause.faults, cause });
  }
}

function assertUnknown({ duplicates }: Appraisal): void {
  const [best] = duplicates;
  if (!best) return;
  const faults = duplicates.flatMap(({ id, probability, seen_in, waiting }) =>
    seen_in.map((name) => ({
      at: name,
      message: `Expected an unknown failure, found ${id}${waiting ? ', which waits for review' : ''} (${Math.round(probability * 100)} %)`,
    })),
  );
  const found = best.waiting ? `${best.id}, which waits for review` : best.id;
  throw new TeamError('known', `Expected a failure that is not known yet, found ${found}`, { faults });
}

function factsOf({ content, appraisal, ...rest }: ReviewedProposal): ProposalFacts {
  return { ...rest, proposal: JSON.parse(content), appraisal: JSON.parse(appraisal) };
}
