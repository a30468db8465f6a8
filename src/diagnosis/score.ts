import type { Candidate, Traits } from '../matcher/index.ts';
import type { RankingModel } from './ranking-model.ts';
import type { ScorePart } from './types.ts';

export interface Score {
  readonly total: number;
  /** What made it, the strongest first: the reason why a finding stands where it stands. */
  readonly parts: readonly ScorePart[];
}

/** What speaks for a candidate, weighed. */
export function scoreOf({ basis, traits = bare(basis) }: Candidate, { bias, weights }: RankingModel): Score {
  const parts = traitNames(weights)
    .map((name) => ({ name, value: weights[name] * traits[name] }))
    .filter(({ value }) => value !== 0)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const total = parts.reduce((sum, { value }) => sum + value, bias);
  return { total, parts: [...parts, { name: 'prior', value: bias }] };
}

/** The log of the share that each score has among all of them and the answer "none". */
export function logShares(scores: readonly number[]): readonly number[] {
  const top = Math.max(0, ...scores);
  const all = scores.reduce((sum, score) => sum + Math.exp(score - top), Math.exp(-top));
  return scores.map((score) => score - top - Math.log(all));
}

/** How probable it is that a candidate is the answer. */
export function probabilityOf(score: number, logShare: number, { calibration }: RankingModel): number {
  const { bias, score: slope, share } = calibration;
  return 1 / (1 + Math.exp(-(bias + slope * score + share * logShare)));
}

function traitNames(weights: RankingModel['weights']): readonly (keyof Traits)[] {
  return Object.keys(weights).filter((name): name is keyof Traits => name in weights);
}

/** Where a pack tells nothing but that a pattern held, that stands for a plain match. */
function bare(basis: Candidate['basis']): Traits {
  const held = basis === 'pattern' ? 1 : 0;
  return {
    pattern: held,
    held: 0.8 * held,
    heldPassing: 0,
    cover: 0.8 * held,
    coverNear: 0.8 * held,
    phrase: 0.5 * held,
    mass: 0.6 * held,
    share: 0.3,
    likeness: held,
    curated: 0,
    topic: 0.5,
    code: 0,
    otherCode: 0,
    failing: 1,
    benign: 0,
    late: 0.5,
    platform: 0,
    quiet: 0,
    brief: 0,
    long: 0,
    region: 0.5,
    wellEnded: 0,
    badlyEnded: 0,
    movedOn: 0,
  };
}
