// Inputs as groups of candidates to learn from: { id, weight, candidates: [{ id, x, right, akin }] }.
import { repeatable } from './data.mjs';

/** @param matcher answers with candidates that carry traits */
export function groupOf(matcher, { id, input, accept = [], also = [], lang = 'en', group }, weight = 1) {
  const { candidates } = matcher.match(input);
  const right = new Set(accept);
  const akin = new Set(also);
  return {
    id,
    lang,
    group,
    weight,
    negative: accept.length === 0,
    candidates: candidates.map((candidate) => ({
      id: candidate.id,
      line: candidate.lines[0],
      traits: candidate.traits,
      right: right.has(candidate.id),
      akin: akin.has(candidate.id),
    })),
  };
}

/** The same input for a corpus that lacks every record which could answer it: the right answer is none. */
export function withoutAnswer(group, weight) {
  const candidates = group.candidates.filter(({ right, akin }) => !right && !akin);
  return { ...group, id: `${group.id} (answer removed)`, negative: true, weight, candidates };
}

/** Windows cut from outputs of runs that went well: the right answer is none. */
export function cleanWindows(matcher, logs, count, weight) {
  const random = repeatable(7);
  return Array.from({ length: count }, (_, i) => {
    const { name, text } = logs[Math.floor(random() * logs.length)];
    const lines = text.split('\n');
    const length = 3 + Math.floor(random() * 50);
    const from = Math.floor(random() * Math.max(1, lines.length - length));
    const input = lines.slice(from, from + length).join('\n');
    return groupOf(matcher, { id: `${name}:${from + 1} (${i})`, input }, weight);
  });
}

const endings = [
  ['##[error]Process completed with exit code 1.'],
  ['make: *** [Makefile:12: all] Error 1'],
  ['ERROR: Job failed: exit code 1'],
  ['npm ERR! A complete log of this run can be found in:'],
  [],
  ['The command "./ci/run.sh" exited with 1.', 'Done. Your build exited with 1.'],
];

/** A failure at the end of an output that had gone well until then: the right answer stays. */
export function afterCleanOutput(logs, cases) {
  const random = repeatable(11);
  return cases.map((one) => {
    const lines = logs[Math.floor(random() * logs.length)].text.split('\n');
    const length = 20 + Math.floor(random() * 400);
    const from = Math.floor(random() * Math.max(1, lines.length - length));
    const ending = endings[Math.floor(random() * endings.length)];
    const input = [...lines.slice(from, from + length), ...one.input.split('\n'), ...ending].join('\n');
    return { ...one, id: `${one.id} (after clean output)`, input };
  });
}

/**
 * All that is learned from, each with its fold: the cases; the answerable ones again after clean output, in their fold;
 * windows of clean outputs and whole ones, a folder of them in one fold.
 */
export function learningGroups(matcher, cases, logs, folds) {
  const short = logs.filter(({ text }) => text.length < 300_000);
  const foldOf = new Map(cases.map(({ id }, i) => [id, i % folds]));
  const answerable = cases.filter(({ accept }) => accept.length > 0);
  const after = afterCleanOutput(short, answerable);
  return [
    ...cases.map((one) => ({ ...groupOf(matcher, one), fold: foldOf.get(one.id), kind: 'case' })),
    ...after.map((one, i) => ({
      ...groupOf(matcher, one, 0.3),
      fold: foldOf.get(answerable[i].id),
      kind: 'after',
    })),
    ...cleanWindows(matcher, short, 150, 0.15).map((group) => ({
      ...group,
      fold: folderFold(group.id, folds),
      kind: 'window',
    })),
    ...short.map(({ name, text }) => ({
      ...groupOf(matcher, { id: name, input: text }, 1),
      fold: folderFold(name, folds),
      kind: 'clean',
    })),
  ];
}

function folderFold(name, folds) {
  let hash = 0;
  for (const sign of name.split('/')[0]) hash = (hash * 31 + sign.charCodeAt(0)) >>> 0;
  return hash % folds;
}
