import type { RankingModel } from './ranking-model.ts';

// A learned weight may happen to lie near a constant of nature.
/* oxlint-disable oxc/approx-constant */

/** Written by eval/train.mjs; never by hand. */
export const model: RankingModel = {
  bias: -6.364,
  weights: {
    pattern: 1.247,
    held: 1.982,
    cover: 2.295,
    coverNear: 1.97,
    phrase: 1.473,
    mass: 0.89,
    share: -0.86,
    likeness: 1.705,
    topic: 1.115,
    code: 0.641,
    otherCode: -0.879,
    failing: -0.146,
    benign: -1.51,
    late: -0.436,
    platform: -0.422,
    quiet: -0.777,
    brief: -0.419,
    long: -2.375,
    region: 0.615,
    wellEnded: -5.182,
    badlyEnded: -0.104,
    curated: 3,
  },
  calibration: {
    bias: 3.667,
    score: 0.13,
    share: 2.105,
  },
  floors: {
    known: 0.76,
    likely: 0.57,
  },
};
