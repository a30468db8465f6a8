// Learns the weights by which findings are ranked and the curve from score to probability, on development data, and
// writes src/diagnosis/model.ts. Prints cross-validated figures beside those on the data it learned from.
//
//   node eval/train.mjs [--data DIR] [--write] [--l2 0.003]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMatcher, openPack } from '../dist/index.js';
import { calibrate, chooseFloors, probabilityOf } from './calibrate.mjs';
import { cleanLogs, dataFile, optionOf, readLines, root } from './data.mjs';
import { fit, scoreOf } from './fit.mjs';
import { learningGroups, withoutAnswer } from './groups.mjs';
import { importedPack } from './imported-pack.mjs';
import { summarize } from './retrieval.mjs';
import { errorOfCalibration, falseAnswers, precisionAtOne, summary } from './measures.mjs';
import { fixedWeights, modelText } from './model-text.mjs';

const folds = 10;
const casesFile = dataFile('eval', 'dev.jsonl');
const pack = importedPack();
if (!casesFile || !pack) process.exit(2);
const matcher = createMatcher(openPack(pack));
const groups = learningGroups(matcher, readLines(casesFile), cleanLogs(), folds);
const names = Object.keys(groups.flatMap(({ candidates }) => candidates)[0].traits).filter(
  (name) => !(name in fixedWeights),
);

const heldOut = folding((k) => {
  const model = learn(groups.filter(({ fold }) => fold !== k));
  return groups.filter(({ fold }) => fold === k).map((group) => answer(model, group));
});
const isCase = ({ group }) => group.kind === 'case';
// Each part's probabilities come from a curve that was fitted on the other parts.
const crossed = folding((k) => {
  const curve = calibrate(heldOut.filter((one) => isCase(one) && one.group.fold !== k));
  return heldOut.filter(({ group }) => group.fold === k).map((one) => valued(one, curve));
});
const model = learn(groups);
const curve = calibrate(heldOut.filter(isCase));
const floors = chooseFloors(crossed.filter(({ kind }) => kind === 'case'));
print('cross-validated', crossed);
print(
  'on its own data',
  groups.map((group) => valued(answer(model, group), curve)),
);
writeResults();
const text = modelText({ names, model, curve, floors });
console.log(text);
if (process.argv.includes('--write')) writeFileSync(join(root, 'src', 'diagnosis', 'model.ts'), text);

function folding(part) {
  return Array.from({ length: folds }, (_, k) => part(k)).flat();
}

/** An input whose answer was taken away counts little: it teaches to say none, not how often to say it. */
function learn(some) {
  const answerable = some.filter(({ kind, negative }) => kind === 'case' && !negative);
  const emptied = answerable.map((group) => withoutAnswer(group, 0.3));
  return fit([...some, ...emptied], names, { l2: Number(optionOf('l2', 0.003)), steps: 400 });
}

function answer(model, group) {
  const ranked = group.candidates
    .map((candidate) => ({ ...candidate, score: scoreOf(model, names, candidate.traits) }))
    .sort((a, b) => b.score - a.score);
  const whole = Math.log(1 + ranked.reduce((sum, { score }) => sum + Math.exp(score), 0));
  return { group, ranked: ranked.map((one) => ({ ...one, share: one.score - whole })) };
}

function valued({ group, ranked }, by) {
  return {
    kind: group.kind,
    group: group.group,
    lang: group.lang,
    negative: group.negative,
    right: ranked[0]?.right ?? false,
    rightAt: ranked.findIndex(({ right }) => right),
    probability: ranked[0] ? probabilityOf(by, ranked[0]) : 0,
  };
}

function print(label, values) {
  const of = (wanted) => values.filter(({ kind }) => kind === wanted);
  const percent = (share) => `${(100 * share).toFixed(1)} %`;
  console.log(
    `// ${label}: ${summary(of('case'), floors)}, ECE ${errorOfCalibration(of('case')).toFixed(3)}`,
  );
  console.log(
    `//   the same after clean output: first ${percent(precisionAtOne(of('after'), floors.likely))}; clean outputs answered ${percent(falseAnswers(of('clean'), floors.likely))} (n ${of('clean').length})`,
  );
}

/** For docs/measurements.md. */
function writeResults() {
  const value = ({ probability, ...rest }) => ({
    ...rest,
    probability,
    answered: probability >= floors.likely,
  });
  const cases = crossed.filter(({ kind }) => kind === 'case').map(value);
  const clean = crossed.filter(({ kind }) => kind === 'clean').map(value);
  const rows = summarize(cases.map((one) => ({ ...one, known: one.probability >= floors.known })));
  const answered = clean.filter((one) => one.answered).length / clean.length;
  rows.push({ name: 'clean outputs answered', value: answered, n: clean.length, target: '<= 2 %' });
  const title = `Cross-validated, ${folds} parts`;
  mkdirSync(join(root, 'eval', 'results'), { recursive: true });
  writeFileSync(join(root, 'eval', 'results', 'train.json'), JSON.stringify([{ title, rows }], null, 2));
}
