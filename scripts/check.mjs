// Everything a change must pass, in the order in which it fails fastest. `npm run check`
// `--without tests` leaves a step out: .ci/run counts the tests by itself.
import { spawnSync } from 'node:child_process';

const npx = (command, ...args) => ['npx', ['--no-install', command, ...args]];
const steps = [
  ['format', ...npx('oxfmt', '--check')],
  ['lint', ...npx('oxlint', '--type-aware', '--deny-warnings')],
  ['types', ...npx('tsc', '-p', '.')],
  ['types of the pages', ...npx('tsc', '-p', 'src/surface/web/client')],
  ['build', 'npm', ['run', 'build', '--silent']],
  ['kernel', 'node', ['scripts/kernel.mjs', '--check']],
  ['places of cues', 'node', ['scripts/cue-places.mjs', '--check']],
  ['schema', 'node', ['scripts/schema.mjs', '--check']],
  ['plugins', 'node', ['scripts/plugin.mjs', '--check']],
  ['llms.txt', 'node', ['scripts/llms-txt.mjs', '--check']],
  ['attacks', 'node', ['scripts/untrusted.mjs', '--check']],
  ['agent session', 'node', ['scripts/agent-session.mjs', '--check']],
  ['tests', ...npx('vitest', 'run', '--reporter=dot')],
  ['corpus', 'node', ['dist/main.js', 'lint']],
  ['measured page', 'node', ['scripts/docker-registry-401.mjs', '--check']],
  ['dead code', ...npx('knip')],
  ['package', ...npx('publint', '--strict')],
];

const [, without] = /--without (.+)/.exec(process.argv.slice(2).join(' ')) ?? [];
for (const [name, command, args] of steps.filter(([step]) => step !== without)) {
  const started = performance.now();
  const { status } = spawnSync(String(command), [args].flat(), { stdio: 'inherit' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${String(name)} (${seconds} s)`);
  if (status !== 0) process.exit(1);
}
