import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { diagnosisSchema } from '../src/diagnosis-schema.ts';
import { registryStyles, startRegistry, type RunningRegistry } from './helpers/registries.ts';
import { main } from './helpers/wayout.ts';

let home: string;
let folder: string;
let registry: RunningRegistry | undefined;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'wayout-doctor-'));
  folder = join(home, 'work');
  mkdirSync(folder);
});
afterEach(() => {
  registry?.close();
  registry = undefined;
  rmSync(home, { recursive: true });
});

const record = 'cicd/docker-buildkit-ssh-auth-fail';

describe('a registry that refuses a build', () => {
  test.each<[string, 'public' | 'private', object, string, string]>([
    ['an old password, a private image', 'private', auth('ci:old'), 'stale-credential', 'docker-login'],
    ['an old password, a public image', 'public', auth('ci:old'), 'needless-credential', 'docker-logout'],
    ['no credential', 'private', {}, 'no-credential', 'docker-login'],
    [
      'a helper that is not there',
      'public',
      { credsStore: 'of-nobody' },
      'missing-helper',
      'remove-helper-and-login',
    ],
  ])('%s', async (_, access, config, cause, action) => {
    await prepare(access, config);
    const { stdout, stderr, status } = await doctor(['build.log', '--json']);
    const diagnosis = diagnosisSchema.parse(JSON.parse(stdout));
    const [finding] = diagnosis.findings;
    expect(finding?.id).toBe(record);
    expect(finding?.causes.filter(({ check }) => check?.answer === 'applies').map(({ id }) => id)).toEqual([
      cause,
    ]);
    expect(finding?.take[0]?.id).toBe(action);
    expect(finding?.take[0]?.command).toMatch(/127\.0\.0\.1:\d+/);
    expect(status).toBe(0);
    expect(stderr).toMatch(
      cause === 'missing-helper' ? /^$/ : /^wayout: asking 127\.0\.0\.1:\d+ over the network/,
    );
    expect(stdout + stderr).not.toMatch(/ci:old|Y2k6b2xk/);
  });

  test('offline nobody is asked, and it says so', async () => {
    await prepare('private', auth('ci:old'));
    const { stdout, stderr, status } = await doctor(['build.log', '--offline']);
    expect(stdout).toContain('? stale-credential');
    expect(stdout).toMatch(/was not asked:\s+offline/);
    expect({ stderr, status, requests: registry?.requests }).toEqual({ stderr: '', status: 1, requests: [] });
  });

  test('the same by standard input, by explain --check, in Chinese and by id', async () => {
    const log = await prepare('private', auth('ci:old'));
    expect((await doctor(['-'], log)).stdout).toContain('✓ stale-credential');
    expect((await doctor([], log, 'explain', '--check')).stdout).toContain('✓ stale-credential');
    expect((await doctor(['build.log', '--lang', 'zh'])).stdout).toContain('本机符合');
    const host = /127\.0\.0\.1:\d+/.exec(log)?.[0] ?? '';
    const byId = await doctor([record, '--set', `registry=${host}`, '--set', `image=${host}/team/app:1`]);
    expect(byId.stdout).toContain('✓ stale-credential');
  });
});

describe('a corpus of somebody else', () => {
  const corpus = (check: object) =>
    JSON.stringify({
      id: 'demo/seat-refused',
      signature: 'seat refused',
      regex: 'seat refused by (?<host>\\S+)',
      domain: 'demo',
      causes: [{ id: 'silent', summary: 'The server is silent.', check }],
    });

  test('may not use the network unless it is allowed to', async () => {
    const server = createServer((socket) => socket.end());
    const port = await listen(server);
    const probe = { probe: 'tcp', host: '{{host}}', port, is: 'open' };
    writeFileSync(join(folder, 'demo.ndjson'), corpus({ steps: [{ when: probe, answer: 'applies' }] }));
    writeFileSync(join(folder, 'build.log'), 'error: seat refused by 127.0.0.1\n');
    const refused = await doctor(['build.log', '--corpus', 'demo.ndjson']);
    expect(refused.stdout).toMatch(/may\s+not use the network/);
    expect(refused.status).toBe(1);
    const allowed = await doctor(['build.log', '--corpus', 'demo.ndjson', '--allow-network']);
    expect(allowed.stdout).toContain('✓ silent');
    server.close();
  });

  test('with a check that names a host of its own is left out, by name', async () => {
    const probe = { probe: 'http', host: 'evil.example', status: [200] };
    writeFileSync(join(folder, 'demo.ndjson'), corpus({ steps: [{ when: probe, answer: 'applies' }] }));
    writeFileSync(join(folder, 'build.log'), 'error: seat refused by 127.0.0.1\n');
    const { stderr } = await doctor(['build.log', '--corpus', 'demo.ndjson']);
    expect(stderr).toMatch(/left out .*causes\.0\.check/);
  });
});

test('what cannot be read or understood is told, with exit code 2', async () => {
  for (const args of [['no/such-record-or-file'], ['a', 'b'], ['.'], [record, '--set', 'registry']]) {
    const { status, stderr, stdout } = await doctor(args);
    expect({ status, stdout }, args.join(' ')).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Expected');
  }
});

test(
  'Ctrl-C ends a check that waits, with what is known and exit code 130',
  { timeout: 30_000 },
  async () => {
    const server = createServer(() => undefined);
    const port = await listen(server);
    const host = `127.0.0.1:${port}`;
    writeFileSync(join(folder, 'build.log'), message(host));
    const child = spawn(process.execPath, [main, 'doctor', 'build.log'], {
      cwd: folder,
      env: { ...process.env, HOME: home, DOCKER_CONFIG: '' },
    });
    let said = '';
    let shown = '';
    child.stdout.on('data', (piece: Buffer) => (shown += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => {
      said += piece.toString();
      if (said.includes(`asking ${host}`)) child.kill('SIGINT');
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    server.close();
    expect(code).toBe(130);
    expect(shown).toContain('stopped');
  },
);

test('the schema of a diagnosis has the answers of checks', () => {
  expect(JSON.stringify(z.toJSONSchema(diagnosisSchema, { io: 'input' }))).toContain('does-not-apply');
});

/** A registry on loopback, a docker configuration, and what docker would have printed. */
async function prepare(access: 'public' | 'private', config: object): Promise<string> {
  const style = registryStyles[0];
  if (!style) throw new RangeError('Expected a style of registry');
  // The registry names itself in its challenge, which is known once it runs.
  const options = { access, challenge: '' };
  registry = await startRegistry(style, options);
  options.challenge = `Bearer realm="${registry.origin}/token",service="registry.test"`;
  const host = registry.origin.slice('http://'.length);
  mkdirSync(join(home, '.docker'));
  writeFileSync(join(home, '.docker/config.json'), JSON.stringify(config).replaceAll('HOST', host));
  const log = message(host);
  writeFileSync(join(folder, 'build.log'), log);
  return log;
}

function message(host: string): string {
  return `#2 [internal] load metadata for ${host}/team/app:1\n#2 ERROR: failed to authorize: failed to fetch oauth token: unexpected status from GET request to http://${host}/token?service=registry.test: 401 Unauthorized\n`;
}

function auth(pair: string): object {
  return { auths: { HOST: { auth: Buffer.from(pair).toString('base64') } } };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Not `call`: the registry lives in this process and has to answer meanwhile. */
async function doctor(args: readonly string[], input = '', command = 'doctor', ...more: readonly string[]) {
  const env = { ...process.env, HOME: home, DOCKER_CONFIG: '', DOCKER_AUTH_CONFIG: '', LC_ALL: 'C.UTF-8' };
  const child = spawn(process.execPath, [main, command, ...args, ...more], { cwd: folder, env });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (piece: Buffer) => (stdout += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, stdout, stderr };
}
