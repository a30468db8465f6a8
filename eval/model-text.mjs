// The learned model as the source file that the package ships.

/**
 * Weights that the data cannot teach: none of its records is curated. Lint and the clean outputs prove such patterns, so
 * that one of them held is worth more than any likeness, and likeness alone is not enough where they did not hold.
 */
export const fixedWeights = { curated: 3 };

export function modelText({ names, model, curve, floors }) {
  const rounded = (number) => Number(number.toFixed(3));
  const block = (entries) => entries.map(([name, number]) => `    ${name}: ${rounded(number)},\n`).join('');
  return `import type { RankingModel } from './ranking-model.ts';

// A learned weight may happen to lie near a constant of nature.
/* oxlint-disable oxc/approx-constant */

/** Written by eval/train.mjs; never by hand. */
export const model: RankingModel = {
  bias: ${rounded(model.bias)},
  weights: {
${block([...names.map((name, i) => [name, model.weights[i]]), ...Object.entries(fixedWeights)])}  },
  calibration: {
${block(Object.entries(curve))}  },
  floors: {
${block(Object.entries(floors))}  },
};
`;
}
