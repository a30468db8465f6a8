import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  registryStyles,
  right,
  startRegistry,
  type RegistryOptions,
  type RegistryStyle,
  type RunningRegistry,
} from '../../test/helpers/registries.ts';
import { runChecks, type RunChecksOptions } from './index.ts';

let home: string;
let open: RunningRegistry[];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'wayout-registry-'));
  open = [];
});
afterEach(() => {
  for (const registry of open) registry.close();
  rmSync(home, { recursive: true });
});

const wrong = 'ci:wrong-password-of-long-ago';
const hub = 'https://index.docker.io/v1/';
const ghcr = styleOf('ghcr.io');
const cloud = styleOf('docker.io');

describe.each(registryStyles)('$name', (style) => {
  const key = style.registry === 'docker.io' ? hub : style.registry;

  test('a refused credential is told from one that nobody needs', async () => {
    configure({ auths: { [key]: { auth: base64(wrong) } } });
    const isPrivate = await ask(style, { with_credential: ['refused'], anonymous: ['refused'] });
    expect(isPrivate.answer, text(isPrivate)).toBe('applies');
    configure({ auths: { [key]: { auth: base64(wrong) } } });
    const isPublic = await ask(
      style,
      { with_credential: ['refused'], anonymous: ['granted'] },
      { access: 'public' },
    );
    expect(isPublic.answer, text(isPublic)).toBe('applies');
    expect(text(isPrivate) + text(isPublic)).not.toMatch(/wrong-password|Y2k6/);
  });

  test('a valid credential may pull, or lacks the scope', async () => {
    configure({ auths: { [key]: { auth: base64(right) } } });
    expect((await ask(style, { with_credential: ['granted'] })).answer).toBe('applies');
    const lacking = await ask(style, { with_credential: ['not-permitted'] }, { rights: 'none' });
    expect(lacking.answer, text(lacking)).toBe('applies');
    expect(text(lacking)).toContain('missing scope: repository:');
  });

  test('nobody is refused, or let in', async () => {
    configure({ auths: {} });
    expect((await ask(style, { credential: ['none'], anonymous: ['refused'] })).answer).toBe('applies');
    expect(
      (await ask(style, { credential: ['none'], anonymous: ['granted'] }, { access: 'public' })).answer,
    ).toBe('applies');
  });
});

test('the token is asked for by POST and then by GET, as the client does', async () => {
  configure({ auths: { 'ghcr.io': { auth: base64(wrong) } } });
  const { requests } = await ask(ghcr, { with_credential: ['refused'] });
  expect(requests).toEqual(['GET /v2/', 'POST /token', 'GET /token +auth']);
});

test('what is asked is announced first, and once', async () => {
  configure({ auths: {} });
  const asked: string[] = [];
  await ask(cloud, { anonymous: ['refused'] }, {}, { onAsk: ({ name }) => asked.push(name) });
  expect(asked).toEqual(['registry-1.docker.io', 'auth.docker.io']);
});

describe('which credential docker would use', () => {
  test.each<[string, object, string]>([
    [
      'one under an address of the registry',
      { auths: { 'https://ghcr.io/v2/': { auth: base64(right) } } },
      'found',
    ],
    ['one that is empty', { auths: { 'ghcr.io': {} } }, 'none'],
    ['one that is not base64', { auths: { 'ghcr.io': { auth: '%%%' } } }, 'malformed'],
    ['one without a colon', { auths: { 'ghcr.io': { auth: base64('nothing') } } }, 'malformed'],
    [
      'another entry that is broken, which costs docker the file',
      { auths: { 'ghcr.io': { auth: base64(right) }, other: { auth: '%' } } },
      'malformed',
    ],
    [
      'a helper for all that is not there',
      { credsStore: 'desktop', auths: { 'ghcr.io': {} } },
      'helper-missing',
    ],
    [
      'a helper for this registry that is not there',
      { credHelpers: { 'ghcr.io': 'gone' }, auths: { 'ghcr.io': { auth: base64(right) } } },
      'helper-missing',
    ],
    [
      'a helper for another registry',
      { credHelpers: { 'quay.io': 'gone' }, auths: { 'ghcr.io': { auth: base64(right) } } },
      'found',
    ],
    ['a helper whose name leads elsewhere', { credsStore: '../../bin/sh' }, 'helper-missing'],
    ['an identity token', { auths: { 'ghcr.io': { identitytoken: 'eyJ.a.b' } } }, 'found'],
  ])('%s', async (_, config, state) => {
    configure(config);
    expect((await ask(ghcr, { credential: [state] })).answer).toBe('applies');
  });

  test('a key of Docker Hub that docker does not look under is named', async () => {
    configure({ auths: { 'docker.io': { auth: base64(right) } } });
    const result = await ask(cloud, { credential: ['none'] });
    expect(result.answer).toBe('applies');
    expect(text(result)).toContain('docker.io, where docker does not look');
  });

  test('DOCKER_CONFIG is in force before the home folder', async () => {
    configure({ auths: { 'ghcr.io': { auth: base64(right) } } });
    mkdirSync(join(home, 'ci'));
    writeFileSync(join(home, 'ci/config.json'), '{}');
    const result = await ask(
      ghcr,
      { credential: ['none'] },
      {},
      { env: { DOCKER_CONFIG: join(home, 'ci') } },
    );
    expect(result.answer).toBe('applies');
  });

  test('a configuration that is no JSON is malformed', async () => {
    configure({});
    writeFileSync(join(home, '.docker/config.json'), '{"auths": ');
    expect((await ask(ghcr, { credential: ['malformed'] })).answer).toBe('applies');
  });

  test.each<[string, string]>([
    ['0.29.1', 'found'],
    ['0.13.1', 'none'],
  ])('buildx %s decides about DOCKER_AUTH_CONFIG', async (version, state) => {
    configure({ auths: {} });
    program('.docker/cli-plugins/docker-buildx', `echo github.com/docker/buildx v${version} abc`);
    const env = { DOCKER_AUTH_CONFIG: JSON.stringify({ auths: { 'ghcr.io': { auth: base64(right) } } }) };
    const result = await ask(ghcr, { credential: [state] }, {}, { env });
    expect(result.answer, text(result)).toBe('applies');
  });

  test('between those versions nobody knows', async () => {
    configure({ auths: {} });
    program('.docker/cli-plugins/docker-buildx', 'echo github.com/docker/buildx v0.20.0 abc');
    const env = { DOCKER_AUTH_CONFIG: JSON.stringify({ auths: { 'ghcr.io': { auth: base64(right) } } }) };
    expect((await ask(ghcr, { credential: ['found'] }, {}, { env })).answer).toBe('cannot-tell');
  });

  test('an expired token of ECR is told by its own date', async () => {
    const style = styleOf('Amazon ECR');
    const password = base64(JSON.stringify({ payload: 'x', type: 'DATA_KEY', expiration: 1_700_000_000 }));
    configure({ auths: { [style.registry]: { auth: base64(`AWS:${password}`) } } });
    const result = await ask(style, { credential: ['found'] });
    expect(text(result)).toContain('it expired on 2023-11-14 22:13 UTC');
  });
});

describe('a credential helper', () => {
  test('that has the credential is asked as docker asks it, and its secret is never shown', async () => {
    configure({ credsStore: 'mine' });
    program(
      'bin/docker-credential-mine',
      `[ "$1" = get ] && read server && [ "$server" = ghcr.io ] && echo '{"ServerURL":"ghcr.io","Username":"ci","Secret":"right-password"}'`,
    );
    const result = await ask(ghcr, { with_credential: ['granted'] });
    expect(result.answer, text(result)).toBe('applies');
    expect(text(result)).toContain('docker-credential-mine');
    expect(text(result)).not.toContain('right-password');
  });

  test('that has none says so', async () => {
    configure({ credsStore: 'mine' });
    program('bin/docker-credential-mine', 'echo credentials not found in native keychain; exit 1');
    expect((await ask(ghcr, { credential: ['none'] })).answer).toBe('applies');
  });

  test('that prints a secret where it should fail does not get it shown', async () => {
    configure({ credsStore: 'mine' });
    program(
      'bin/docker-credential-mine',
      'echo "error: ghp_0123456789abcdefghijklmnopqrstuvwxyz" | tee /dev/stderr; exit 1',
    );
    const result = await ask(ghcr, { credential: ['helper-failed'] });
    expect(result.answer).toBe('applies');
    expect(text(result)).not.toContain('ghp_');
  });

  test('is not asked offline, nor for a corpus of somebody else', async () => {
    configure({ credsStore: 'mine' });
    program('bin/docker-credential-mine', `touch ${join(home, 'was-run')}`);
    for (const network of ['offline', 'foreign-corpus'] as const) {
      const result = await ask(ghcr, { credential: ['found'] }, {}, { network });
      expect(result.answer).toBe('cannot-tell');
      expect(result.requests).toEqual([]);
    }
    expect(() => rmSync(join(home, 'was-run'))).toThrow('ENOENT');
  });
});

describe('a registry that would have the credential sent elsewhere', () => {
  test.each([
    'Bearer realm="http://ghcr.io/token"',
    'Bearer realm="https://127.0.0.1:2375/token"',
    'Bearer realm="https://user:pass@ghcr.io/token"',
    'Bearer realm="file:///etc/passwd"',
    'Negotiate',
  ])('%s is not followed', async (challenge) => {
    configure({ auths: { 'ghcr.io': { auth: base64(right) } } });
    const result = await ask(ghcr, { with_credential: ['granted'] }, { challenge });
    expect(result.answer).toBe('cannot-tell');
    expect(result.requests).toEqual(['GET /v2/']);
  });
});

test('the message of a registry that names more than a host is not followed', async () => {
  configure({ auths: {} });
  for (const registry of ['ghcr.io@evil.example', 'ghcr.io/../x', 'ghcr.io evil', '-x', 'ghcr.io:99999']) {
    const asked: string[] = [];
    const result = await ask(
      { ...ghcr, registry },
      { anonymous: ['granted'] },
      {},
      { onAsk: ({ name }) => asked.push(name) },
    );
    expect(result.answer).toBe('cannot-tell');
    expect(asked).toEqual([]);
  }
});

function configure(config: object): void {
  mkdirSync(join(home, '.docker'), { recursive: true });
  writeFileSync(join(home, '.docker/config.json'), JSON.stringify(config));
}

function program(path: string, shell: string): void {
  mkdirSync(dirname(join(home, path)), { recursive: true });
  writeFileSync(join(home, path), `#!/bin/sh\n${shell}\n`);
  chmodSync(join(home, path), 0o755);
}

/** Runs one check against a registry of that style; every host leads to it. */
async function ask(
  style: RegistryStyle,
  wanted: object,
  registry: RegistryOptions = {},
  options: RunChecksOptions = {},
) {
  const server = await startRegistry(style, registry);
  open.push(server);
  const probe = { probe: 'registry', registry: '{{registry}}', image: '{{image}}', ...wanted };
  const check = { steps: [{ when: probe, answer: 'applies' }], otherwise: 'does-not-apply' };
  const { env = {}, ...rest } = options;
  const results = await runChecks(
    [{ id: 'cause', check, captures: { registry: style.registry, image: style.image } }],
    {
      cwd: join(home, '.docker'),
      home,
      env: { PATH: `${join(home, 'bin')}:/usr/bin:/bin`, ...env },
      network: 'allowed',
      endpoints: () => server.origin,
      ...rest,
    },
  );
  const result = results.get('cause');
  return { answer: result?.answer, seen: result?.seen ?? [], requests: server.requests };
}

function text({ seen }: { readonly seen: readonly { readonly en: string; readonly zh: string }[] }): string {
  return seen.map(({ en, zh }) => `${en}\n${zh}`).join('\n');
}

function base64(value: string): string {
  return Buffer.from(value).toString('base64');
}

function styleOf(name: string): RegistryStyle {
  const style = registryStyles.find((one) => one.name === name);
  if (!style) throw new RangeError(`Expected a style, found ${name}`);
  return style;
}
