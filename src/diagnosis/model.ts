import type { RankingModel } from './ranking-model.ts';

// A learned weight may happen to lie near a constant of nature.
/* oxlint-disable oxc/approx-constant */

/** Written by eval/train.mjs; never by hand. */
export const model: RankingModel = {
  bias: -6.367,
  weights: {
    pattern: 1.246,
    held: 1.978,
    cover: 2.29,
    coverNear: 1.963,
    phrase: 1.46,
    mass: 0.892,
    share: -0.864,
    likeness: 1.713,
    topic: 1.113,
    code: 0.632,
    otherCode: -0.894,
    failing: -0.144,
    benign: -1.545,
    late: -0.442,
    platform: -0.43,
    quiet: -0.782,
    brief: -0.409,
    long: -2.367,
    region: 0.73,
    wellEnded: -5.16,
    badlyEnded: -0.142,
    curated: 3,
  },
  calibration: {
    bias: 3.665,
    score: 0.132,
    share: 2.099,
  },
  floors: {
    known: 0.77,
    likely: 0.57,
  },
};
