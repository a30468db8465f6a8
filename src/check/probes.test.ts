import { lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCheckPlace, type CheckPlace } from '../../test/helpers/check-place.ts';
import type { ProbeCondition } from '../record/index.ts';
import { runChecks } from './index.ts';

let place: CheckPlace;
beforeEach(() => {
  place = openCheckPlace();
});
afterEach(() => place.remove());

test('what is no check is answered with cannot-tell', async () => {
  for (const check of [
    null,
    'rm -rf /',
    { steps: [] },
    { steps: [{ when: { probe: 'shell', run: 'id' }, answer: 'applies' }] },
    { steps: [{ when: { probe: 'file', path: 'a', run: 'id' }, answer: 'applies' }] },
  ]) {
    const results = await runChecks([{ id: 'x', check, captures: {} }], { cwd: place.cwd, home: place.home });
    expect(results.get('x')?.answer).toBe('cannot-tell');
  }
});

test('no probe changes a file, be it ever so hidden', async () => {
  place.git('init -q -b main .');
  writeFileSync(join(place.cwd, 'package.json'), '{"name":"app"}');
  writeFileSync(join(place.cwd, 'a.py'), 'print(1)\n');
  place.git('add .', '-c user.name=Me -c user.email=me@example.org commit -qm first');
  mkdirSync(join(place.home, '.docker'));
  writeFileSync(join(place.home, '.docker/config.json'), '{"auths":{"127.0.0.1:1":{"auth":"Y2k6cHc="}}}');
  const before = snapshot(place.home);
  for (const probe of everyProbe)
    await place.ask(probe, { host: '127.0.0.1:1', image: 'team/app:1' }, { network: 'allowed' });
  expect(snapshot(place.home)).toEqual(before);
});

/** At least one of each kind; the compiler sees that none is missing. */
const oneOfEach: { readonly [N in ProbeCondition['probe']]: Extract<ProbeCondition, { probe: N }> } = {
  message: { probe: 'message', capture: 'host' },
  file: { probe: 'file', path: 'package.json', is: 'shared' },
  text: { probe: 'text', path: '*.py', contains: ['print'] },
  value: { probe: 'value', file: 'package.json', format: 'json', at: ['name'] },
  lookalike: { probe: 'lookalike', path: 'Package.json', differs: 'case' },
  program: { probe: 'program', name: 'git', at_least: '2' },
  variable: { probe: 'variable', name: 'PATH', is: 'set' },
  python: { probe: 'python', module: 'json', is: 'installed' },
  process: { probe: 'process', name: 'node', is: 'running' },
  port: { probe: 'port', port: 1, is: 'taken-by-other' },
  dns: { probe: 'dns', host: '127.0.0.1', is: 'resolves' },
  tcp: { probe: 'tcp', host: '127.0.0.1', port: 1, is: 'refused' },
  tls: { probe: 'tls', host: '127.0.0.1', port: 1, is: ['trusted'] },
  http: { probe: 'http', host: '127.0.0.1', port: 1, status: [200] },
  disk: { probe: 'disk', place: 'any', is: 'held-by-deleted-files' },
  limit: { probe: 'limit', of: 'open-files', below: 1 },
  locale: { probe: 'locale', is: 'utf-8' },
  clock: { probe: 'clock', host: '127.0.0.1', off_by: 60 },
  git: { probe: 'git', is: 'unmerged' },
  docker: { probe: 'docker', is: 'engine-answers', driver: ['docker'] },
  registry: { probe: 'registry', registry: '{{host}}', image: '{{image}}', with_credential: ['granted'] },
};
const gitStates = [
  'locked',
  'detached',
  'without-upstream',
  'pushed-before',
  'ahead',
  'upstream-rewritten',
  'rewritten-here',
  'unrelated',
  'files-known-to-upstream',
  'starter-files-upstream',
] as const;
const everyProbe: readonly ProbeCondition[] = [
  ...Object.values(oneOfEach),
  ...gitStates.map((is): ProbeCondition => ({ probe: 'git', is })),
  ...(['case-anywhere', 'extension', 'spelling', 'folder'] as const).map((differs): ProbeCondition => ({
    probe: 'lookalike',
    path: 'x.py',
    differs,
  })),
];

/** Everything about everything below a folder, access times aside. */
function snapshot(folder: string): Readonly<Record<string, unknown>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(names.map((name) => [name, look(join(folder, name))]));
}

function look(path: string): unknown {
  const { mode, size, mtimeMs, ctimeMs, ino } = lstatSync(path);
  const content = lstatSync(path).isFile()
    ? readFileSync(path, 'base64')
    : lstatSync(path).isSymbolicLink()
      ? readlinkSync(path)
      : '';
  return { mode, size, mtimeMs, ctimeMs, ino, content };
}
