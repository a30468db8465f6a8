import { StoreError } from './store-error.ts';
import { rowOf } from './rows.ts';
import type { ProposalState, Review, ReviewedProposal, StoredKey } from './team-store.ts';

// Keys and proposals are few: their rows hold texts, the same in both engines.

export function keyOf(value: unknown): StoredKey {
  const { id, name, role, hash, created, revoked } = rowOf(value);
  return {
    id: String(id),
    name: String(name),
    role: String(role),
    hash: String(hash),
    created: String(created),
    ...(typeof revoked === 'string' && { revoked }),
  };
}

export function proposalOf(value: unknown, reviews: readonly unknown[]): ReviewedProposal {
  const { id, record, time, author, content, appraisal, state } = rowOf(value);
  return {
    id: String(id),
    record: String(record),
    time: String(time),
    author: String(author),
    content: String(content),
    appraisal: String(appraisal),
    state: wordOf(states, state),
    reviews: reviews
      .map(rowOf)
      .filter((review) => review['proposal'] === id)
      .map(({ decision, reviewer, reason, time: at }) => ({
        decision: wordOf(decisions, decision),
        reviewer: String(reviewer),
        reason: String(reason),
        time: String(at),
      })),
  };
}

const states: readonly ProposalState[] = ['open', 'accepted', 'rejected', 'withdrawn'];
const decisions: readonly Review['decision'][] = ['accepted', 'rejected', 'withdrawn'];

/** A count for each state, from rows of `state` and `count`. */
export function countsOf(rows: readonly unknown[]): Readonly<Record<ProposalState, number>> {
  const found = new Map(rows.map(rowOf).map(({ state, count }) => [String(state), Number(count)]));
  const count = (state: ProposalState) => found.get(state) ?? 0;
  return {
    open: count('open'),
    accepted: count('accepted'),
    rejected: count('rejected'),
    withdrawn: count('withdrawn'),
  };
}

function wordOf<T extends string>(words: readonly T[], text: unknown): T {
  const word = words.find((one) => one === text);
  if (word !== undefined) return word;
  throw new StoreError('damaged', `Expected one of ${words.join(', ')} in the store, found ${String(text)}`);
}
