import type { Measured, LedgerEntry } from '../record/index.ts';
import { claimHolds, speaksOf, type Claim } from './claim.ts';
import { groupBy } from './group-by.ts';
import { posterior } from './posterior.ts';

/**
 * What the trials of one action came to, in the causes and versions that its claim speaks of; `undefined` where none
 * counts. The mean and the interval are of the share of `fixed`, from `posterior`.
 */
export function measure(claim: Claim, entries: readonly LedgerEntry[]): Measured | undefined {
  const trials = entries.filter((entry) => speaksOf(claim, entry) && entry.verdict !== 'inconclusive');
  if (trials.length === 0) return undefined;
  const count = (verdict: LedgerEntry['verdict']) =>
    trials.filter((entry) => entry.verdict === verdict).length;
  const causes = [...groupBy(trials, ({ cause }) => cause).values()];
  const fixed = count('fixed');
  return {
    trials: trials.length,
    fixed,
    persists: count('persists'),
    changed: count('changed'),
    harmful: count('harmful'),
    causes_held: causes.filter((group) => group.every((entry) => claimHolds(claim, entry) === true)).length,
    causes_tried: causes.length,
    ...posterior(fixed, trials.length - fixed),
  };
}
