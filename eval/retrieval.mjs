// The right record first, and no answer where none fits: on real pasted failures, with the imported corpus.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFile, readLines, root } from './data.mjs';
import {
  errorOfCalibration,
  falseAnswers,
  meanReciprocalRank,
  precisionAtOne,
  precisionWithin,
} from './measures.mjs';

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

/** Rows of { name, value, n, target? }; values are shares but for MRR and the calibration error. */
export function summarize(values) {
  const answerable = values.filter(({ negative }) => !negative);
  const negatives = values.filter(({ negative }) => negative);
  const given = (some) => some.filter(({ answered }) => answered);
  const share = (part, whole) => (whole.length ? part.length / whole.length : NaN);
  const rightGiven = (some) =>
    share(
      given(some).filter(({ right }) => right),
      some,
    );
  const within = (most) => precisionWithin(values, most).precision;
  const sub = (test) => answerable.filter(test);
  const zh = sub(({ lang }) => lang === 'zh');
  const multi = sub(({ group }) => group === 'multi');
  const topThree = given(answerable).filter(({ rightAt }) => rightAt >= 0 && rightAt < 3);
  return [
    { name: 'right record first, as decided', value: rightGiven(answerable), n: answerable.length },
    {
      name: 'right record among the first three, as decided',
      value: share(topThree, answerable),
      n: answerable.length,
    },
    {
      name: 'false answers on negatives, as decided',
      value: share(given(negatives), negatives),
      n: negatives.length,
    },
    {
      name: 'right among what is called known',
      value: share(
        values.filter((v) => v.known && v.right),
        values.filter((v) => v.known),
      ),
      n: values.filter((v) => v.known).length,
    },
    { name: 'right record first, however sure', value: precisionAtOne(values), n: answerable.length },
    {
      name: 'mean reciprocal rank, however sure',
      value: meanReciprocalRank(values),
      n: answerable.length,
      unit: '',
    },
    {
      name: 'right record first at <= 5 % false answers',
      value: within(0.05),
      n: values.length,
      target: '>= 85 %',
    },
    {
      name: 'right record first at <= 2 % false answers',
      value: within(0.02),
      n: values.length,
      target: '>= 80 %',
    },
    { name: 'right record first at no false answer', value: within(0), n: values.length, target: '>= 80 %' },
    {
      name: 'Chinese texts, right record first, as decided',
      value: rightGiven(zh),
      n: zh.length,
      target: '>= 75 %',
    },
    {
      name: 'several failures, root first',
      value: share(
        multi.filter(({ right }) => right),
        multi,
      ),
      n: multi.length,
      target: '>= 90 %',
    },
    {
      name: 'expected calibration error',
      value: errorOfCalibration(values),
      n: values.length,
      unit: '',
      target: '<= 0.05',
    },
    { name: 'false answers, however sure', value: falseAnswers(values), n: negatives.length },
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
