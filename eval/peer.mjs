// The matcher of deadends.dev on the same inputs, from a checkout of it: --peer DIR. Needs python3.
import { spawnSync } from 'node:child_process';
import { dataFile, optionOf, readLines } from './data.mjs';

const script = `
import json, sys
sys.path.insert(0, sys.argv[1])
from generator.lookup import lookup_all
for line in sys.stdin:
    found = lookup_all(json.loads(line)["input"])[:10]
    print(json.dumps([{"id": one["id"], "score": one["score"]} for one in found]))
`;

/** Rows like those of our own retrieval; its score stands for a probability it does not give. */
export function measurePeer() {
  const folder = optionOf('peer');
  const file = folder && dataFile('eval', 'dev.jsonl');
  if (!file) return undefined;
  const cases = readLines(file);
  const input = cases.map((one) => JSON.stringify({ input: one.input })).join('\n');
  const { status, stdout, stderr } = spawnSync('python3', ['-c', script, folder], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`Expected the peer to run in ${folder}: ${stderr.slice(-400)}`);
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
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
