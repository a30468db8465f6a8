import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { shareServer } from './helpers/serve.ts';
import { main, wayout } from './helpers/wayout.ts';

const home = mkdtempSync(join(tmpdir(), 'wayout-propose-'));
const store = join(home, 'store.db');
const records = ['--records', join(home, 'records')];
const secret = ['ghp', 'a1B2c3D4e5F6g7H8i9J0k1L2'].join('_');
const log = join(home, 'build.log');
const failure = 'gimlet: FATAL cannot seat the auger in socket 12';
const known = fileURLToPath(new URL('../examples/linker-undefined-reference.log', import.meta.url));
const keys = new Map<string, string>();

beforeAll(() => {
  writeFileSync(log, `fetching with ${secret}\n${failure}\nmake: *** [Makefile:3: seat] Error 1\n`);
  for (const role of ['read', 'propose']) {
    const made = wayout(['keys', 'create', role, '--role', role, '--store', store]);
    keys.set(role, made.stdout.trim());
  }
});
const server = shareServer(['--store', store]);

const envOf = (role: string) => ({ WAYOUT_KEY: keys.get(role) });

async function queue(): Promise<
  readonly { record: string; note?: string; proposal: Record<string, unknown> }[]
> {
  const headers = { authorization: `Bearer ${keys.get('propose')}` };
  const answer = await fetch(`${server().address}/api/v1/proposals`, { headers });
  return Object(await answer.json()).items;
}

test('a drafted failure is proposed where it is asked for, without its secrets, and not before', async () => {
  const drafted = wayout(['new', 'gimlet/auger', '--from', log, ...records], { env: envOf('propose') });
  expect(drafted.status).toBe(0);
  expect(await queue()).toEqual([]);
  const folder = join(home, 'records/gimlet/auger');
  // Written on by hand, and careless.
  const record = JSON.parse(readFileSync(join(folder, 'record.json'), 'utf8'));
  writeFileSync(
    join(folder, 'record.json'),
    JSON.stringify({ ...record, root_cause: `The auger was pawned with ${secret}.` }),
  );
  mkdirSync(join(folder, 'examples/not'));
  writeFileSync(join(folder, 'examples/not/seated.log'), `gimlet: the auger is seated, ${secret}\n`);
  const sent = wayout(['new', 'gimlet/auger', ...records, '--send', server().address], {
    env: envOf('propose'),
  });
  expect(sent.status).toBe(0);
  expect(sent.stdout).toMatch(/^proposed gimlet\/auger: [0-9a-f-]{36}\n$/);
  expect(sent.stderr).toContain(
    `sends to ${server().address}/: record.json, examples/seen-1.log, examples/not/seated.log; with the key of WAYOUT_KEY\n`,
  );
  expect(sent.stderr).toContain(
    'masked, for they look like secrets: record.json root_cause, examples/not/seated.log\n',
  );
  expect(sent.stderr).not.toContain(keys.get('propose'));
  const [proposal, ...others] = await queue();
  expect(others).toEqual([]);
  expect(proposal).toMatchObject({
    record: 'gimlet/auger',
    proposal: {
      source: { id: 'gimlet/auger', root_cause: 'The auger was pawned with ***.', regex: record.regex },
      examples: [{ name: 'seen-1.log', text: expect.stringContaining(failure) }],
      counterexamples: [{ name: 'seated.log', text: 'gimlet: the auger is seated, ***\n' }],
    },
  });
  expect(JSON.stringify(proposal)).not.toContain(secret);
  // Sent again, it is the same said twice.
  const again = wayout(['new', 'gimlet/auger', ...records, '--send', server().address], {
    env: envOf('propose'),
  });
  expect([again.status, again.stdout]).toEqual([
    1,
    'known already: Expected a failure that is not known yet, found gimlet/auger, which waits for review\n',
  ]);
  expect(await queue()).toHaveLength(1);
});

test('a failure that the server knows is refused before a person sees it, and kept where a note says why', async () => {
  const before = (await queue()).length;
  const args = ['new', 'c/linker-again', ...records, '--send', server().address];
  const refused = wayout([...args, '--from', known], { env: envOf('propose') });
  expect(refused.status).toBe(1);
  expect(refused.stdout).toContain(
    'known already: Expected a failure that is not known yet, found c/undefined-reference\n',
  );
  expect(refused.stderr).toMatch(
    /seen-1\.log: Expected an unknown failure, found c\/undefined-reference \(\d+ %\)/,
  );
  expect(await queue()).toHaveLength(before);
  // The folder that it drafted is still there to be sent.
  const insisted = wayout([...args, '--note', 'another linker'], { env: envOf('propose') });
  expect(insisted.status).toBe(0);
  expect(insisted.stderr).toMatch(/known already as c\/undefined-reference, seen in seen-1\.log/);
  expect(await queue()).toContainEqual(
    expect.objectContaining({
      record: 'c/linker-again',
      proposal: expect.objectContaining({ note: 'another linker' }),
      appraisal: expect.objectContaining({
        duplicates: [expect.objectContaining({ id: 'c/undefined-reference' })],
      }),
    }),
  );
});

test('without a key, or with one that may only read, it says which one is needed', () => {
  const send = ['new', 'gimlet/keyless', '--from', log, ...records, '--send', server().address];
  const none = wayout(send, { env: { WAYOUT_KEY: '' } });
  expect([none.status, none.stderr]).toEqual([
    2,
    expect.stringMatching(
      /refused the proposal \(401\): Expected a key.*\nSet WAYOUT_KEY to a key of role propose\n/,
    ),
  ]);
  const again = ['new', 'gimlet/keyless', ...records, '--send', server().address];
  const weak = wayout(again, { env: envOf('read') });
  expect([weak.status, weak.stderr]).toEqual([
    2,
    expect.stringContaining(
      '(403): Expected a key of role propose, found one of role read\nAsk who runs the server',
    ),
  ]);
  const wrong = wayout(again, { env: { WAYOUT_KEY: 'wayout_x' } });
  expect([wrong.status, wrong.stderr]).toEqual([
    2,
    expect.stringContaining('(401): Expected a key that is known'),
  ]);
});

/** Calls `wayout` while this process answers it. */
async function wayoutBeside(args: readonly string[]): Promise<{ status: number | null; stderr: string }> {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, ...envOf('propose') },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  await once(child, 'close');
  return { status: child.exitCode, stderr };
}

async function listening(answer: RequestListener): Promise<string> {
  const other = createServer(answer).listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const address = other.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

test('what is no server of wayout gets nothing a second time, and is named', async () => {
  let asked = 0;
  const bait = await listening((_, response) => {
    asked++;
    response.writeHead(201, { 'content-type': 'application/json' }).end('{}');
  });
  const guide = await listening((_, response) => response.writeHead(307, { location: `${bait}/x` }).end());
  const send = async (to: string) => wayoutBeside(['new', 'gimlet/auger', ...records, '--send', to]);
  const redirected = await send(guide);
  expect([redirected.status, redirected.stderr]).toEqual([
    2,
    expect.stringContaining(
      `Expected a server of wayout at ${guide}/, found an answer of 307, to ${bait}/x\n`,
    ),
  ]);
  expect(asked).toBe(0);
  const other = await send(bait);
  expect([other.status, other.stderr]).toEqual([
    2,
    expect.stringContaining('found an answer of 201 application/json'),
  ]);
  const page = await listening((_, response) =>
    response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>\u001b[2J bad gateway'),
  );
  const broken = await send(page);
  expect([broken.status, broken.stderr]).toEqual([
    2,
    expect.stringContaining('found an answer of 502 text/html'),
  ]);
  const hostile = await listening((_, response) =>
    response
      .writeHead(422, { 'content-type': 'application/problem+json' })
      .end(JSON.stringify({ code: 'x', detail: 'no \u001b[2J\u202e', faults: [] })),
  );
  expect((await send(hostile)).stderr).not.toMatch(/[\u001b\u202e]/);
});

test('a server that is away, an address that is none and nothing to send are told apart', () => {
  const send = (to: string, id = 'gimlet/auger') =>
    wayout(['new', id, ...records, '--send', to], { env: envOf('propose') });
  expect(send('http://127.0.0.1:9/')).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/Expected a server at http:\/\/127\.0\.0\.1:9; /),
  });
  for (const address of [
    'failures.example',
    'file:///etc/passwd',
    'http://me:secret@failures.example/',
    'http://x/?q=1',
  ])
    expect(send(address)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Expected --send to be an http(s) address'),
    });
  expect(send(server().address, 'gimlet/nothing')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('Expected a record to send at'),
  });
  expect(wayout(['new', 'gimlet/auger', ...records, '--note', 'x'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('Expected --send URL beside --note'),
  });
});
