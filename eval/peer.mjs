// The matcher of deadends.dev on the same inputs, from a checkout of it: --peer DIR. Needs python3.
import { spawnSync } from 'node:child_process';
import { cleanLogs, dataFile, optionOf, readLines } from './data.mjs';
import { precisionWithin } from './measures.mjs';

const script = `
import json, sys
sys.path.insert(0, sys.argv[1])
from generator.lookup import lookup_all
for line in sys.stdin:
    found = lookup_all(json.loads(line)["input"])[:10]
    print(json.dumps([{"id": one["id"], "score": one["score"]} for one in found]))
`;

/** Values like those of our own retrieval; its score stands for a probability it does not give. */
export function measurePeer() {
  const folder = optionOf('peer');
  const file = folder && dataFile('eval', 'dev.jsonl');
  if (!file) return undefined;
  const cases = readLines(file);
  const answers = askPeer(
    folder,
    cases.map(({ input }) => input),
  );
  return cases.map((one, i) => {
    const accepted = new Set(one.accept);
    const ranked = answers[i];
    return {
      group: one.group,
      lang: one.lang,
      negative: one.accept.length === 0,
      answered: ranked.length > 0,
      known: false,
      right: ranked.length > 0 && accepted.has(ranked[0].id),
      rightAt: ranked.findIndex(({ id }) => accepted.has(id)),
      // Above every answer of it lies a score of 1000; only the order counts.
      probability: Math.min(1, (ranked[0]?.score ?? 0) / 1000),
    };
  });
}

/** It takes minutes for a megabyte. */
const longestClean = 20_000;

/** How many clean outputs it answers, and how many at the score from which on it answers no negative of the cases. */
export function measurePeerClean(values) {
  const folder = optionOf('peer');
  const logs = cleanLogs().filter(({ text }) => text.length <= longestClean);
  if (!folder || logs.length === 0) return undefined;
  const scores = askPeer(
    folder,
    logs.map(({ text }) => text),
  ).map(([first]) => first?.score ?? 0);
  const { floor } = precisionWithin(values, 0);
  const share = (test) => scores.filter(test).length / scores.length;
  return [
    {
      name: `clean outputs of at most ${longestClean} characters answered`,
      value: share((score) => score > 0),
      n: logs.length,
    },
    {
      name: `the same, from score ${Math.round(1000 * floor)} on`,
      value: share((score) => score >= 1000 * floor),
      n: logs.length,
    },
  ];
}

function askPeer(folder, inputs) {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', script, folder], {
    input: inputs.map((input) => JSON.stringify({ input })).join('\n'),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`Expected the peer to run in ${folder}: ${stderr.slice(-400)}`);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
