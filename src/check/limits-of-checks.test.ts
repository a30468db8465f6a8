import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  lstatSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkSchema, type ProbeCondition } from '../record/index.ts';
import { runChecks, type RunChecksOptions } from './index.ts';

let home: string;
let cwd: string;
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'wayout-check-')));
  cwd = join(home, 'work');
  mkdirSync(cwd);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const secret = 'hunter2-is-the-password';

describe('a check reads nothing outside the working folder', () => {
  const paths = [
    '../secret',
    'a/../../secret',
    '/etc/passwd',
    '/etc/shadow',
    '~/secret',
    '~/.ssh/id_ed25519',
    '/proc/self/environ',
    '/dev/zero',
    '~root/.bashrc',
    'a\0b',
    '{{elsewhere}}',
    '{{above}}',
  ];
  test.each(paths)('%j', async (path) => {
    writeFileSync(join(home, 'secret'), secret);
    mkdirSync(join(home, '.ssh'));
    writeFileSync(join(home, '.ssh/id_ed25519'), secret);
    for (const probe of readers(path)) {
      const result = await ask(probe, { elsewhere: '/etc/passwd', above: '../secret' });
      expect(result.answer, JSON.stringify(result)).toBe('cannot-tell');
    }
  });

  test('links that lead out are refused, those within are followed', async () => {
    writeFileSync(join(home, 'secret'), secret);
    writeFileSync(join(cwd, 'own'), secret);
    symlinkSync('../secret', join(cwd, 'out'));
    symlinkSync('..', join(cwd, 'up'));
    symlinkSync('own', join(cwd, 'in'));
    symlinkSync('/proc/self/environ', join(cwd, 'environ'));
    expect((await ask(holds('out'))).answer).toBe('cannot-tell');
    expect((await ask(holds('up/secret'))).answer).toBe('cannot-tell');
    expect((await ask(holds('up/no-such-file'))).answer).toBe('cannot-tell');
    expect((await ask(holds('environ'))).answer).toBe('cannot-tell');
    expect((await ask(holds('*ut'))).answer).toBe('cannot-tell');
    expect((await ask(holds('in'))).answer).toBe('applies');
  });

  test('the home folder itself hides what stands there under a dot, and / is no working folder', async () => {
    mkdirSync(join(home, '.aws'));
    writeFileSync(join(home, '.aws/credentials'), secret);
    expect((await ask(holds('.aws/credentials'), {}, { cwd: home })).answer).toBe('cannot-tell');
    expect((await ask(holds('etc/passwd'), {}, { cwd: '/' })).answer).toBe('cannot-tell');
  });
});

describe('hostile files are answered with cannot-tell, at once', () => {
  test('a JSON of 1 GB, a FIFO, a loop of links, a device', async () => {
    writeFileSync(join(cwd, 'huge.json'), '');
    truncateSync(join(cwd, 'huge.json'), 1024 ** 3);
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    symlinkSync('loop-b', join(cwd, 'loop-a'));
    symlinkSync('loop-a', join(cwd, 'loop-b'));
    symlinkSync('/dev/zero', join(cwd, 'zero'));
    const began = performance.now();
    for (const path of ['huge.json', 'pipe', 'loop-a', 'zero'])
      for (const probe of [holds(path), valueIn(path, 'json'), valueIn(path, 'yaml')])
        expect((await ask(probe)).answer, `${path} ${JSON.stringify(probe)}`).toBe('cannot-tell');
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test.each<[string, string, 'json' | 'toml' | 'yaml' | 'ini']>([
    ['deep JSON', `${'['.repeat(200_000)}`, 'json'],
    ['deep YAML', `${'['.repeat(50_000)}`, 'yaml'],
    [
      'YAML whose aliases multiply',
      `a: &a [x,x]\n${Array.from({ length: 40 }, (_, i) => `a${i}: &a${i} [*a${i === 0 ? '' : i - 1},*a${i === 0 ? '' : i - 1}]`).join('\n')}`,
      'yaml',
    ],
    ['broken TOML', `a = "${secret}`, 'toml'],
    ['JSON with a secret in the wrong place', `{"a": ${secret}}`, 'json'],
  ])('%s', async (_, content, format) => {
    writeFileSync(join(cwd, 'file'), content);
    const result = await ask({ probe: 'value', file: 'file', format, at: ['a', 'b'] });
    expect(['cannot-tell', 'does-not-apply']).toContain(result.answer);
    expect(JSON.stringify(result)).not.toContain(secret);
  });

  test('a name of JavaScript is no name of the file', async () => {
    writeFileSync(join(cwd, 'a.json'), '{"a":{}}');
    for (const at of [['__proto__'], ['constructor', 'name'], ['a', 'toString']])
      expect((await ask({ probe: 'value', file: 'a.json', format: 'json', at })).answer).toBe(
        'does-not-apply',
      );
    writeFileSync(join(cwd, 'a.ini'), '[__proto__]\npolluted = yes\n');
    expect(
      (await ask({ probe: 'value', file: 'a.ini', format: 'ini', at: ['__proto__', 'polluted'] })).answer,
    ).toBe('applies');
    expect('polluted' in {}).toBe(false);
  });

  test('a value is compared and not shown', async () => {
    writeFileSync(join(cwd, '.npmrc'), `//registry.example/:_authToken=${secret}\n`);
    for (const equals of [[secret], ['other']]) {
      const at = ['//registry.example/:_authToken'];
      const result = await ask({ probe: 'value', file: '.npmrc', format: 'ini', at, equals });
      expect(result.answer).toBe(equals[0] === secret ? 'applies' : 'does-not-apply');
      expect(JSON.stringify(result)).not.toContain(secret);
    }
  });

  test('a git that hangs ends with its time', { timeout: 30_000 }, async () => {
    program(join(home, 'bin/git'), 'sleep 1000');
    const began = performance.now();
    const result = await ask(
      { probe: 'git', is: 'detached' },
      {},
      { env: { PATH: join(home, 'bin') + ':/usr/bin:/bin' } },
    );
    expect(result.answer).toBe('cannot-tell');
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  test('a run that is stopped answers at once', async () => {
    program(join(home, 'bin/git'), 'sleep 1000');
    const stopping = new AbortController();
    setTimeout(() => stopping.abort(), 200);
    const began = performance.now();
    const result = await ask(
      { probe: 'git', is: 'detached' },
      {},
      { signal: stopping.signal, env: { PATH: join(home, 'bin') + ':/usr/bin:/bin' } },
    );
    expect(result.answer).toBe('cannot-tell');
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

describe('a check runs no program of its choice', () => {
  test('what the project brings along is not run, and what is not in the list is only looked up', async () => {
    const mark = join(home, 'was-run');
    program(join(cwd, 'bin/node'), `touch ${mark}; echo v99.0.0`);
    program(join(home, 'bin/evil'), `touch ${mark}`);
    const env = { PATH: [join(cwd, 'bin'), '.', 'bin', join(home, 'bin'), '/usr/bin', '/bin'].join(':') };
    await ask({ probe: 'program', name: 'node', at_least: '1' }, {}, { env });
    expect((await ask({ probe: 'program', name: 'evil', at_least: '1' }, {}, { env })).answer).toBe(
      'cannot-tell',
    );
    expect((await ask({ probe: 'program', name: 'evil', is: 'found' }, {}, { env })).answer).toBe('applies');
    for (const name of [
      '../bin/evil',
      '/bin/sh',
      'sh -c id',
      '-c',
      '$(touch x)',
      'docker-credential-x; touch y',
    ])
      expect(
        (await ask({ probe: 'program', name: '{{name}}', is: 'found' }, { name }, { env })).answer,
      ).not.toBe('applies');
    expect(existsSync(mark)).toBe(false);
    expect(readdirSync(cwd)).toEqual(['bin']);
  });

  test('what a tool of the list is asked is its version', async () => {
    program(join(home, 'bin/node'), `echo "$*" > ${join(home, 'args')}; echo v20.1.0`);
    const env = { PATH: `${join(home, 'bin')}:/usr/bin:/bin` };
    expect(
      (await ask({ probe: 'program', name: 'node', at_least: '20', below: '20.2' }, {}, { env })).answer,
    ).toBe('applies');
    expect((await ask({ probe: 'program', name: 'node', below: '20' }, {}, { env })).answer).toBe(
      'does-not-apply',
    );
    expect(readFileSync(join(home, 'args'), 'utf8')).toBe('--version\n');
  });

  test('a repository cannot make git run something', async () => {
    const mark = join(home, 'was-run');
    git('init -q -b main .');
    const settings = [
      'core.fsmonitor',
      'core.sshCommand',
      'core.pager',
      'core.editor',
      'diff.external',
      'credential.helper',
      'filter.x.clean',
      'filter.x.process',
      'alias.rev-parse',
      'core.gitProxy',
    ];
    for (const name of settings) git(`config ${name} touch\\ ${mark}`);
    writeFileSync(join(cwd, '.gitattributes'), '* filter=x\n');
    mkdirSync(join(cwd, '.git/hooks'), { recursive: true });
    program(join(cwd, '.git/hooks/post-index-change'), `touch ${mark}`);
    writeFileSync(join(cwd, 'a'), 'a');
    for (const is of [
      'repository',
      'locked',
      'detached',
      'without-upstream',
      'pushed-before',
      'unmerged',
      'diverged',
      'rewritten-here',
      'unrelated',
    ] as const)
      await ask({ probe: 'git', is });
    await ask({ probe: 'git', is: 'tracked', path: 'a' });
    expect(existsSync(mark)).toBe(false);
  });
});

describe('a check sends nothing anywhere', () => {
  let server: Server;
  let connections = 0;
  let port = 0;
  beforeEach(async () => {
    connections = 0;
    server = createServer((socket) => {
      connections += 1;
      socket.on('error', () => undefined).end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
  });
  afterEach(() => void server.close());

  const questions = (host: string, at: number): readonly ProbeCondition[] => [
    { probe: 'tcp', host, port: at, is: 'open' },
    { probe: 'http', host, port: at, status: [200] },
    { probe: 'tls', host, port: at, is: ['trusted'] },
    { probe: 'clock', host: '{{host}}', off_by: 1 },
    { probe: 'dns', host, is: 'resolves' },
    { probe: 'registry', registry: '{{host}}', anonymous: ['granted'] },
  ];

  test.each(['offline', 'foreign-corpus'] as const)(
    '%s: no connection is made, and none announced',
    async (network) => {
      const asked: string[] = [];
      for (const probe of questions('127.0.0.1', port)) {
        const result = await ask(
          probe,
          { host: `127.0.0.1:${port}` },
          { network, onAsk: ({ name }) => asked.push(name) },
        );
        expect(result.answer, JSON.stringify(result)).toBe('cannot-tell');
      }
      expect({ connections, asked }).toEqual({ connections: 0, asked: [] });
    },
  );

  test('where it is allowed, each is announced before it is asked', async () => {
    for (const probe of questions('127.0.0.1', port)) {
      const before = connections;
      let whenAsked = -1;
      await ask(
        probe,
        { host: `127.0.0.1:${port}` },
        { network: 'allowed', onAsk: () => (whenAsked = connections) },
      );
      expect(whenAsked, probe.probe).toBe(before);
    }
    expect(connections).toBeGreaterThan(0);
  });

  test('a check cannot name a host of its own, nor put what it read into an address', () => {
    const hosts = [
      'evil.example',
      '{{registry}}.evil.example',
      'evil.example/{{registry}}',
      '{{a}}{{b}}',
      'http://{{host}}',
    ];
    for (const host of hosts)
      for (const probe of [
        { probe: 'dns', host, is: 'resolves' },
        { probe: 'tcp', host, port: 1, is: 'open' },
        { probe: 'tls', host, is: ['trusted'] },
        { probe: 'http', host, status: [200] },
        { probe: 'clock', host, off_by: 1 },
        { probe: 'registry', registry: host, anonymous: ['granted'] },
      ])
        expect(parses(probe), JSON.stringify(probe)).toBe(false);
    for (const path of ['/{{secret}}', '/?q={{x}}', '//evil.example/', '/a//b', '/a b', '/\\\\evil.example'])
      expect(parses({ probe: 'http', host: '{{host}}', path, status: [200] }), path).toBe(false);
  });
});

test('what is no check is answered with cannot-tell', async () => {
  for (const check of [
    null,
    'rm -rf /',
    { steps: [] },
    { steps: [{ when: { probe: 'shell', run: 'id' }, answer: 'applies' }] },
    { steps: [{ when: { probe: 'file', path: 'a', run: 'id' }, answer: 'applies' }] },
  ]) {
    const results = await runChecks([{ id: 'x', check, captures: {} }], { cwd, home });
    expect(results.get('x')?.answer).toBe('cannot-tell');
  }
});

test('no probe changes a file, be it ever so hidden', async () => {
  git('init -q -b main .');
  writeFileSync(join(cwd, 'package.json'), '{"name":"app"}');
  writeFileSync(join(cwd, 'a.py'), 'print(1)\n');
  git('add .', '-c user.name=Me -c user.email=me@example.org commit -qm first');
  mkdirSync(join(home, '.docker'));
  writeFileSync(join(home, '.docker/config.json'), '{"auths":{"127.0.0.1:1":{"auth":"Y2k6cHc="}}}');
  const before = snapshot(home);
  for (const probe of everyProbe)
    await ask(probe, { host: '127.0.0.1:1', image: 'team/app:1' }, { network: 'allowed' });
  expect(snapshot(home)).toEqual(before);
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

function readers(path: string): readonly ProbeCondition[] {
  return [
    holds(path),
    { probe: 'file', path },
    valueIn(path, 'json'),
    { probe: 'lookalike', path, differs: 'case' },
  ];
}

function valueIn(file: string, format: 'json' | 'yaml'): ProbeCondition {
  return { probe: 'value', file, format, at: ['a'] };
}

function holds(path: string): ProbeCondition {
  return { probe: 'text', path, contains: [secret, 'root', 'PATH'] };
}

async function ask(
  probe: ProbeCondition,
  captures: Readonly<Record<string, string>> = {},
  options: RunChecksOptions = {},
) {
  const check = { steps: [{ when: probe, answer: 'applies' }], otherwise: 'does-not-apply' };
  const env = { PATH: process.env['PATH'] };
  const results = await runChecks([{ id: 'cause', check, captures }], { cwd, home, env, ...options });
  return { answer: results.get('cause')?.answer, seen: results.get('cause')?.seen ?? [] };
}

function parses(probe: object): boolean {
  return checkSchema.safeParse({ steps: [{ when: probe, answer: 'applies' }] }).success;
}

function program(path: string, shell: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${shell}\n`);
  chmodSync(path, 0o755);
}

function git(...commands: readonly string[]): void {
  for (const command of commands)
    execFileSync('sh', ['-c', `git ${command}`], {
      cwd,
      stdio: 'ignore',
      env: { PATH: process.env['PATH'], HOME: home },
    });
}

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
