// The right record first, and no answer where none fits: on real pasted failures, with the imported corpus.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFile, readLines, root } from './data.mjs';
import { errorOfCalibration, meanReciprocalRank, precisionAtOne, precisionWithin } from './measures.mjs';

/** @param knowledge answers with the imported corpus */
export function measureRetrieval(knowledge) {
  const file = dataFile('eval', 'dev.jsonl');
  if (!file) return undefined;
  const answers = readLines(file).map((one) => ({ one, diagnosis: knowledge.diagnose(one.input) }));
  writePredictions(answers);
  return summarize(answers.map(valueOf));
}

function valueOf({ one, diagnosis: { decision, findings } }) {
  const accepted = new Set(one.accept);
  return {
    id: one.id,
    group: one.group,
    lang: one.lang,
    negative: one.accept.length === 0,
    answered: decision !== 'unknown',
    known: decision === 'known',
    right: findings.length > 0 && accepted.has(findings[0].id),
    rightAt: findings.findIndex(({ id }) => accepted.has(id)),
    probability: findings[0]?.probability ?? 0,
  };
}

/** Rows of { name, value, n, target?, unit? }; values are shares but for MRR and the calibration error. */
export function summarize(values) {
  const sub = (test) => values.filter((value) => !value.negative && test(value));
  const answerable = sub(() => true);
  const negatives = values.filter(({ negative }) => negative);
  const known = values.filter((value) => value.known);
  const isRight = ({ answered, right }) => answered && right;
  const inThree = ({ answered, rightAt }) => answered && rightAt >= 0 && rightAt < 3;
  const share = (name, some, test, target) => {
    const value = some.length ? some.filter(test).length / some.length : NaN;
    return { name, value, n: some.length, ...(target ? { target } : {}) };
  };
  const within = (most, target) => ({
    name: `right record first at <= ${100 * most} % false answers`,
    value: precisionWithin(values, most).precision,
    n: values.length,
    target,
  });
  const number = (name, measure, n, target) => ({ name, value: measure(values), n, unit: '', target });
  return [
    share('right record first, as decided', answerable, isRight),
    share('right record in the first three, as decided', answerable, inThree),
    share('false answers on negatives, as decided', negatives, ({ answered }) => answered),
    share('right among what is called known', known, ({ right }) => right),
    { name: 'right record first, however sure', value: precisionAtOne(values), n: answerable.length },
    number('mean reciprocal rank, however sure', meanReciprocalRank, answerable.length),
    within(0.05, '>= 85 %'),
    within(0.02, '>= 80 %'),
    within(0, '>= 80 %'),
    share(
      'Chinese texts, right first, as decided',
      sub(({ lang }) => lang === 'zh'),
      isRight,
      '>= 75 %',
    ),
    share(
      'several failures, root first',
      sub(({ group }) => group === 'multi'),
      ({ right }) => right,
      '>= 90 %',
    ),
    number('expected calibration error', errorOfCalibration, values.length, '<= 0.05'),
  ];
}

/** In the form that the scorer beside the data reads. */
function writePredictions(answers) {
  const lines = answers.map(({ one, diagnosis: { decision, findings } }) =>
    JSON.stringify({
      id: one.id,
      ranked: findings.map(({ id, probability }) => ({ id, score: probability })),
      abstained: decision === 'unknown',
    }),
  );
  writeFileSync(join(root, 'eval', 'results', 'predictions.jsonl'), `${lines.join('\n')}\n`);
}
