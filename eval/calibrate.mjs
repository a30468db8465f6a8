// From a score to a probability: a logistic curve over the score and over the log of its share among all candidates and
// "none" (Platt scaling with two inputs), fitted on scores that the model gave to data it had not seen.

/** @returns {{ bias: number, score: number, share: number }} */
export function calibrate(answers) {
  const rows = answers.flatMap(({ ranked }) => ranked.slice(0, 1)).map(inputsOf);
  const w = [0, 0.5, 0.5];
  for (let step = 0; step < 4000; step++) {
    const g = [0, 0, 0];
    for (const { x, right } of rows) {
      const d = logistic(dot(w, x)) - right;
      for (let i = 0; i < 3; i++) g[i] += (d * x[i]) / rows.length;
    }
    for (let i = 0; i < 3; i++) w[i] -= 0.1 * (g[i] + (i > 0 ? 0.001 * w[i] : 0));
  }
  return { bias: w[0], score: Math.max(0, w[1]), share: Math.max(0, w[2]) };
}

function inputsOf({ score, share, right }) {
  return { x: [1, score, share], right: right ? 1 : 0 };
}

export function probabilityOf({ bias, score, share }, candidate) {
  return logistic(bias + score * candidate.score + share * candidate.share);
}

/**
 * The lower floor is the least probability at which at most one negative in forty is answered, the upper one where
 * nineteen answers in twenty are right.
 */
export function chooseFloors(values) {
  const steps = Array.from({ length: 91 }, (_, i) => (5 + i) / 100);
  const negatives = values.filter(({ negative }) => negative);
  const answered = (some, floor) => some.filter(({ probability }) => probability >= floor);
  const likely = steps.find((floor) => answered(negatives, floor).length <= negatives.length / 40) ?? 0.5;
  const known =
    steps.find((floor) => {
      const all = answered(values, floor);
      return floor > likely && all.filter(({ right }) => right).length >= 0.95 * all.length;
    }) ?? 0.9;
  return { known: Math.max(known, 0.7), likely };
}

function logistic(x) {
  return 1 / (1 + Math.exp(-x));
}

function dot(w, x) {
  return w.reduce((sum, weight, i) => sum + weight * x[i], 0);
}
