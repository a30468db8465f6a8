import type { RankingModel } from './ranking-model.ts';

// A learned weight may happen to lie near a constant of nature.
/* oxlint-disable oxc/approx-constant */

/** Written by eval/train.mjs; never by hand. */
export const model: RankingModel = {
  bias: -5.845,
  weights: {
    pattern: 1.377,
    held: 1.904,
    heldPassing: -3.204,
    cover: 2.327,
    coverNear: 2.042,
    phrase: 1.466,
    mass: 0.836,
    share: -0.761,
    likeness: 1.695,
    topic: 1.112,
    code: 0.514,
    otherCode: -0.904,
    failing: -0.231,
    benign: -1.062,
    late: -0.741,
    platform: -0.418,
    quiet: -0.707,
    brief: -0.658,
    long: -2.053,
    region: 0.348,
    wellEnded: -4.647,
    badlyEnded: -0.035,
    movedOn: -2.166,
    curated: 3,
  },
  calibration: {
    bias: 2.927,
    score: 0.432,
    share: 1.595,
  },
  floors: {
    known: 0.72,
    likely: 0.6,
  },
};
