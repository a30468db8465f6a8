import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { serve, shareServer, type Serving } from './helpers/serve.ts';

const shared = shareServer(['--max-log', '1']);
const json = { 'content-type': 'application/json' };

/** Sends bytes as they are and gives all that comes back until the server hangs up. */
async function raw(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let said = '';
  socket.on('data', (chunk: Buffer) => (said += chunk.toString()));
  socket.on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  return said;
}

const get = ({ port }: Serving, path: string, ...headers: readonly string[]) =>
  raw(port, ['GET ' + path + ' HTTP/1.1', ...headers, 'Connection: close', '', ''].join('\r\n'));

test('a page that points its own name here is refused', async () => {
  const server = shared();
  expect(await get(server, '/api/v1/statistics', 'Host: evil.example:7821')).toMatch(/^HTTP\/1.1 421 /);
  expect(await get(server, '/api/v1/keys', 'Host: localhost.evil.example')).toMatch(/^HTTP\/1.1 421 /);
  expect(await get(server, '/api/v1/statistics', `Host: localhost:${server.port}`)).toMatch(
    /^HTTP\/1.1 200 /,
  );
  expect(await get(server, '/api/v1/statistics', `Host: [::1]:${server.port}`)).toMatch(/^HTTP\/1.1 200 /);
});

test('a page of another origin can neither write nor read', async () => {
  const { address } = shared();
  const outcome = JSON.stringify({ record: 'c/undefined-reference', kind: 'worked' });
  const post = async (headers: Readonly<Record<string, string>>) =>
    (await fetch(`${address}/api/v1/outcomes`, { method: 'POST', body: outcome, headers })).status;
  expect(await post({ ...json, origin: 'https://evil.example' })).toBe(403);
  expect(await post({ ...json, origin: 'null' })).toBe(403);
  expect(await post({ ...json, 'sec-fetch-site': 'cross-site' })).toBe(403);
  // What a form can send without asking first.
  expect(await post({ 'content-type': 'text/plain' })).toBe(415);
  expect(await post({ 'content-type': 'application/x-www-form-urlencoded' })).toBe(415);
  expect(await post({ ...json, origin: address })).toBe(201);
  const foreign = await fetch(`${address}/api/v1/statistics`, {
    headers: { origin: 'https://evil.example' },
  });
  expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([403, null]);
});

test('no path leads out of the server', async () => {
  const server = shared();
  const paths = [
    '/../../../../etc/passwd',
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/api/v1/logs/..%2f..%2f..%2fetc%2fpasswd',
    '/api/v1/packs/....//....//etc/passwd',
    '/api/v1/records/..%2f..%2f..%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '/%00',
    '/api/v1/records/%ff%fe',
    'http://evil.example/api/v1/statistics',
    '//evil.example/..;/etc/passwd',
  ];
  for (const path of paths) {
    const answer = await get(server, path, `Host: localhost:${server.port}`);
    expect(answer, path).toMatch(/^HTTP\/1.1 (?:400|404|421) /);
    expect(answer, path).not.toMatch(/root:|"name": "wayout"/);
  }
});

test('what is too large, broken or of another type is refused, saying what is expected', async () => {
  const { address } = shared();
  const send = async (path: string, type: string, body: string | Uint8Array<ArrayBuffer>, more = {}) => {
    const answer = await fetch(address + path, {
      method: 'POST',
      headers: { 'content-type': type, ...more },
      body,
    });
    const problem = Object(await answer.json());
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(problem).toMatchObject({
      status: answer.status,
      detail: expect.stringMatching(/^Expected .+, found|: /),
    });
    return [answer.status, problem.code];
  };
  const big = new Uint8Array(1_100_000).fill(97);
  expect(await send('/api/v1/diagnose', 'text/plain', big)).toEqual([413, 'too_large']);
  expect(await send('/api/v1/outcomes', 'application/json', big)).toEqual([413, 'too_large']);
  expect(await send('/api/v1/diagnose', 'application/pdf', 'x')).toEqual([415, 'wrong_type']);
  expect(await send('/api/v1/diagnose', 'text/plain', 'x', { 'content-encoding': 'gzip' })).toEqual([
    415,
    'wrong_type',
  ]);
  expect(await send('/api/v1/outcomes', 'application/json', '{"record":')).toEqual([400, 'malformed']);
  expect(await send('/api/v1/outcomes', 'application/json', new Uint8Array([0xff, 0xfe]))).toEqual([
    400,
    'malformed',
  ]);
  expect(await send('/api/v1/outcomes', 'application/json', '[]')).toEqual([422, 'not_acceptable']);
  expect(
    await send('/api/v1/outcomes', 'application/json', '{"record":"c/undefined-reference","kind":"great"}'),
  ).toEqual([422, 'not_acceptable']);
  expect(await send('/api/v1/outcomes', 'application/json', '{"record":"no/such","kind":"worked"}')).toEqual([
    422,
    'not_acceptable',
  ]);
  expect(await send('/api/v1/outcomes', 'application/json', '['.repeat(500_000))).toEqual([400, 'malformed']);
  expect(await send('/api/v1/diagnose?lang=fr', 'text/plain', 'x')).toEqual([400, 'malformed']);
  const wrong = await fetch(`${address}/api/v1/outcomes`, { method: 'PUT' });
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST, GET']);
});

test('a body that grows past the limit without saying its size is cut off', async () => {
  const { address } = shared();
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(10)),
  });
  const headers = { 'content-type': 'text/plain' };
  const status = await fetch(`${address}/api/v1/diagnose`, {
    method: 'POST',
    headers,
    body: endless,
    duplex: 'half',
  }).then(
    (answer) => answer.status,
    () => 'cut off',
  );
  expect([413, 'cut off']).toContain(status);
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
});

test('who sends headers or a body forever is shown the door, and others are served meanwhile', async () => {
  const server = await serve(['--header-timeout', '1', '--request-timeout', '2']);
  const started = performance.now();
  const headers = raw(server.port, 'GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
  const body = raw(
    server.port,
    `POST /api/v1/diagnose HTTP/1.1\r\nHost: localhost:${server.port}\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\nslow`,
  );
  const idle = Array.from({ length: 200 }, () => raw(server.port, 'GET / HTTP/1.1\r\n'));
  expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
  expect(await headers).toMatch(/^HTTP\/1.1 408 /);
  await body;
  await Promise.all(idle);
  expect(performance.now() - started).toBeLessThan(20_000);
  expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
});

test('an address in a record or an outcome is never opened', async () => {
  const asked: (string | undefined)[] = [];
  const bait = createServer((request, response) => {
    asked.push(request.url);
    response.end();
  });
  bait.listen(0, '127.0.0.1');
  await once(bait, 'listening');
  const address = bait.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/bait`;
  const server = shared();
  const record = {
    id: 'demo/bait',
    signature: `the bait at ${url} was not taken`,
    regex: 'the bait at (?<url>\\S+) was not taken',
    domain: 'demo',
    official_doc_url: url,
    versions: [],
    dead_ends: [],
    workarounds: [{ id: 'go', action: 'Go there', command: `curl ${url}`, sources: [url] }],
  };
  const proposed = await fetch(`${server.address}/api/v1/proposals`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ record }),
  });
  expect(proposed.status).toBe(201);
  const { id } = Object(await proposed.json());
  const review = JSON.stringify({ decision: 'accepted', reason: url });
  expect(
    (
      await fetch(`${server.address}/api/v1/proposals/${id}/review`, {
        method: 'POST',
        headers: json,
        body: review,
      })
    ).status,
  ).toBe(200);
  const answer = await fetch(`${server.address}/api/v1/diagnose`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: record.signature,
  });
  expect(await answer.json()).toMatchObject({ findings: [{ id: 'demo/bait' }] });
  bait.close();
  expect(asked).toEqual([]);
});
