// Measures over values { negative, right, rightAt, probability, lang, group }: the first finding of each case.

/** Share of the answerable cases whose first finding is right and above the floor. */
export function precisionAtOne(values, floor = 0) {
  const answerable = values.filter(({ negative }) => !negative);
  const right = answerable.filter(({ right, probability }) => right && probability >= floor);
  return answerable.length ? right.length / answerable.length : NaN;
}

/** Share of the negatives that got an answer. */
export function falseAnswers(values, floor = 0) {
  const negatives = values.filter(({ negative }) => negative);
  const answered = negatives.filter(({ probability }) => probability > 0 && probability >= floor);
  return negatives.length ? answered.length / negatives.length : NaN;
}

/** The best precision at one that any floor gives while at most `most` of the negatives are answered. */
export function precisionWithin(values, most) {
  const floors = [...new Set(values.map(({ probability }) => probability)), 1.01].sort((a, b) => a - b);
  const floor = floors.find((one) => falseAnswers(values, one) <= most) ?? 1.01;
  return { floor, precision: precisionAtOne(values, floor), falseAnswers: falseAnswers(values, floor) };
}

export function meanReciprocalRank(values) {
  const answerable = values.filter(({ negative }) => !negative);
  const sum = answerable.reduce(
    (total, { rightAt }) => total + (rightAt >= 0 && rightAt < 10 ? 1 / (rightAt + 1) : 0),
    0,
  );
  return answerable.length ? sum / answerable.length : NaN;
}

/** Expected calibration error: ten bins of equal width, weighted by how many first findings fall into them. */
export function errorOfCalibration(values, bins = 10) {
  const given = values.filter(({ probability }) => probability > 0);
  let sum = 0;
  for (let bin = 0; bin < bins; bin++) {
    const some = given.filter(
      ({ probability }) => Math.min(bins - 1, Math.floor(probability * bins)) === bin,
    );
    if (some.length === 0) continue;
    const said = some.reduce((total, { probability }) => total + probability, 0);
    const was = some.filter(({ right }) => right).length;
    sum += Math.abs(said - was);
  }
  return given.length ? sum / given.length : NaN;
}

export function summary(values, floors) {
  const percent = (share) => `${(100 * share).toFixed(1)} %`;
  const of = (test) => values.filter(test);
  return [
    `first ${percent(precisionAtOne(values))}`,
    ...[0, 0.02, 0.05].map(
      (most) => `at <=${percent(most)} false ${percent(precisionWithin(values, most).precision)}`,
    ),
    `at the floor ${percent(precisionAtOne(values, floors.likely))} with ${percent(falseAnswers(values, floors.likely))} false`,
    `zh ${percent(
      precisionAtOne(
        of(({ lang }) => lang === 'zh'),
        floors.likely,
      ),
    )}`,
    `multi ${percent(
      precisionAtOne(
        of(({ group }) => group === 'multi'),
        floors.likely,
      ),
    )}`,
    `n ${values.length}`,
  ].join(', ');
}
