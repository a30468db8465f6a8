import type { RankingModel } from './ranking-model.ts';

// A learned weight may happen to lie near a constant of nature.
/* oxlint-disable oxc/approx-constant */

/** Written by eval/train.mjs; never by hand. */
export const model: RankingModel = {
  bias: -5.79,
  weights: {
    pattern: 1.222,
    held: 2.198,
    cover: 2.34,
    coverNear: 2.008,
    phrase: 1.336,
    mass: 0.838,
    share: -0.939,
    likeness: 1.914,
    topic: 1.174,
    code: 0.233,
    otherCode: -1.271,
    failing: -0.298,
    benign: -1.631,
    late: -0.606,
    platform: -0.309,
    quiet: -1.061,
    brief: -0.943,
    long: -2.342,
    region: 0.334,
    wellEnded: -2.952,
    badlyEnded: -0.105,
    curated: 3,
  },
  calibration: {
    bias: 2.907,
    score: 0.481,
    share: 1.557,
  },
  floors: {
    known: 0.7,
    likely: 0.57,
  },
};
