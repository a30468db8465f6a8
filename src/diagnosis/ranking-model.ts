import type { Traits } from '../matcher/index.ts';

/**
 * How candidates are weighed. A candidate's score is `bias` plus its weighted traits; among all candidates and the answer
 * "none", whose score is 0, its share is `e^score / (1 + Σ e^score)` (a conditional logit).
 */
export interface RankingModel {
  readonly bias: number;
  readonly weights: Readonly<Record<keyof Traits, number>>;
  /** Logistic curve from the score and the log of the share to a probability. */
  readonly calibration: { readonly bias: number; readonly score: number; readonly share: number };
  /** From which probability on a finding is called known, or likely. */
  readonly floors: { readonly known: number; readonly likely: number };
}
