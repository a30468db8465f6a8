import { spawnSync } from 'node:child_process';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startHttp, type RunningHttp } from '../../../test/helpers/mcp-http.ts';
import { main } from '../../../test/helpers/wayout.ts';

const listTools = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
let open: RunningHttp;
let closed: RunningHttp;

beforeAll(async () => {
  [open, closed] = await Promise.all([
    startHttp([], tmpdir()),
    startHttp(['--host', '0.0.0.0'], tmpdir(), { WAYOUT_MCP_TOKEN: 'a-token-of-this-test' }),
  ]);
});
afterAll(() => Promise.all([open.stop(), closed.stop()]));

test.each([
  ['the name of another machine', { host: 'attacker.example' }],
  ['a page of another site', { origin: 'https://attacker.example' }],
  ['a page without an origin of its own', { origin: 'null' }],
])('%s is refused: DNS rebinding', async (_, headers) => {
  expect((await post(open.url, headers)).status).toBe(403);
});

test('a request of this machine is served, and a page of this machine too', async () => {
  expect(await post(open.url, {})).toMatchObject({
    status: 200,
    body: expect.stringContaining('"diagnose"'),
  });
  expect((await post(open.url, { origin: 'http://localhost:3000' })).status).toBe(200);
});

test('another path is not found', async () => {
  expect((await post(open.url.replace('/mcp', '/'), {})).status).toBe(404);
});

test('without the token nothing is served, and with it everything', async () => {
  const url = closed.url.replace('0.0.0.0', '127.0.0.1');
  expect((await post(url, {})).status).toBe(401);
  expect((await post(url, { authorization: 'Bearer another' })).status).toBe(401);
  const client = new Client({ name: 'test', version: '1' });
  const headers = { authorization: 'Bearer a-token-of-this-test' };
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }));
  expect((await client.listTools()).tools.length).toBeGreaterThan(2);
  await client.close();
});

test('a body that is too long is refused with the way to do it', async () => {
  const text = 'x'.repeat(3 * 1024 * 1024);
  const params = { name: 'diagnose', arguments: { text } };
  const { status, body } = await post(
    open.url,
    {},
    JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
  );
  expect({ status, body }).toEqual({ status: 413, body: expect.stringContaining('Write the log to a file') });
});

test.each([
  [['--host', '0.0.0.0'], /Expected --token TOKEN/],
  [['--port', 'high'], /Expected a port from 0 to 65535, found "high"/],
  [['--host', '192.0.2.1', '--token', 'x'], /Expected to listen on 192\.0\.2\.1/],
])('wayout mcp --http %j is a usage error', (args, message) => {
  const { status, stderr } = spawnSync(process.execPath, [main, 'mcp', '--http', ...args], {
    encoding: 'utf8',
    env: { ...process.env, WAYOUT_MCP_TOKEN: '' },
  });
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(message) });
});

test('a hundred calls at once are all answered', async () => {
  const params = {
    name: 'diagnose',
    arguments: { text: ' ! [rejected]        main -> main (fetch first)\n' },
  };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params });
  const answers = await Promise.all(Array.from({ length: 100 }, () => post(open.url, {}, body)));
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  expect(answers.filter(({ body: text }) => !text.includes('push-rejected'))).toEqual([]);
});

interface Reply {
  readonly status: number | undefined;
  readonly body: string;
}

/** `fetch` does not let a caller set Host; this does. */
function post(url: string, headers: Readonly<Record<string, string>>, body = listTools): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
        accept: 'application/json, text/event-stream',
        ...headers,
      },
    };
    const call = request(url, options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () => resolve({ status: response.statusCode, body: text }));
    });
    call.on('error', reject);
    call.end(body);
  });
}
