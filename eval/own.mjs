// Each example of our own records gives its own record first, or the cause that a wrapper yields to; no near miss does.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './data.mjs';

export function measureOwn(knowledge) {
  const folder = join(root, 'records');
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\/examples\/(?:not\/)?[^/]+$/.test(name) && statSync(join(folder, name)).isFile())
    .sort();
  const answers = files.map((name) => {
    const { decision, findings } = knowledge.diagnose(readFileSync(join(folder, name)));
    const id = name.slice(0, name.indexOf('/examples/'));
    return {
      name,
      near: name.includes('/examples/not/'),
      first: findings[0]?.id === id || findings.some((one) => one.id === id && one.role === 'wrapper'),
      decision,
    };
  });
  const examples = answers.filter(({ near }) => !near);
  const misses = answers.filter(({ near }) => near);
  const wrong = (some, test) => some.filter(test).map(({ name }) => name);
  const share = (part, whole) => (whole.length ? part.length / whole.length : NaN);
  const first = examples.filter((one) => one.first && one.decision !== 'unknown');
  const taken = misses.filter((one) => one.first && one.decision !== 'unknown');
  return {
    rows: [
      {
        name: 'own examples: own record first',
        value: share(first, examples),
        n: examples.length,
        target: '100 %',
      },
      {
        name: 'own near misses: own record first',
        value: share(taken, misses),
        n: misses.length,
        target: '0 %',
      },
    ],
    missed: wrong(examples, (one) => !first.includes(one)),
    taken: taken.map(({ name }) => name),
  };
}
