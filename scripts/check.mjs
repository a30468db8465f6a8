// Everything a change must pass, in the order in which it fails fastest. `npm run check`
import { spawnSync } from 'node:child_process';

const steps = [
  ['format', 'oxfmt', ['--check']],
  ['lint', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['types', 'tsc', ['-p', '.']],
  ['build', 'npm', ['run', 'build', '--silent']],
  ['schema', 'node', ['scripts/schema.mjs', '--check']],
  ['tests', 'vitest', ['run', '--reporter=dot']],
  ['corpus', 'node', ['dist/main.js', 'lint']],
  ['dead code', 'knip', []],
  ['package', 'publint', ['--strict']],
];

for (const [name, command, args] of steps) {
  const started = performance.now();
  const { status } = spawnSync(
    'npx',
    ['--no-install', command, ...args].slice(command === 'npm' || command === 'node' ? 2 : 0),
    {
      stdio: 'inherit',
    },
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (status !== 0) process.exit(1);
}
