import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { diagnosisSchema } from '../src/diagnosis-schema.ts';
import { createMatcher, diagnose, openPack } from '../src/index.ts';
import { publishedRecordSchema } from '../src/record/index.ts';
import { serve, shareServer } from './helpers/serve.ts';

const log = readFileSync(
  fileURLToPath(new URL('../examples/linker-undefined-reference.log', import.meta.url)),
);
const shared = shareServer();
const asText = { 'content-type': 'text/plain' };

test('a log that is sent gets the diagnosis that the command gives', async () => {
  const { address } = shared();
  const answer = await fetch(`${address}/api/v1/diagnose?lang=zh`, {
    method: 'POST',
    headers: asText,
    body: log,
  });
  const diagnosis = diagnosisSchema.parse(await answer.json());
  expect([answer.status, diagnosis.decision, diagnosis.findings[0]?.id]).toEqual([
    200,
    'known',
    'c/undefined-reference',
  ]);
  expect(diagnosis.findings[0]?.title).toMatch(/\p{Script=Han}/u);
});

test('the pack of a server answers elsewhere as the server does, and is sent once', async () => {
  const { address } = shared();
  const first = await fetch(`${address}/api/v1/pack`);
  const etag = first.headers.get('etag') ?? '';
  const pack = openPack(new Uint8Array(await first.arrayBuffer()));
  const there = await fetch(`${address}/api/v1/diagnose`, { method: 'POST', headers: asText, body: log });
  expect(diagnose(createMatcher(pack).match(log), (id) => pack.find(id))).toEqual(await there.json());
  const again = await fetch(`${address}/api/v1/pack`, { headers: { 'if-none-match': etag } });
  expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
  const named = await fetch(`${address}/api/v1/packs/${etag.slice(1, -1)}`);
  expect([named.status, named.headers.get('cache-control')]).toEqual([
    200,
    'private, max-age=31536000, immutable',
  ]);
});

test('records are listed by facets whose counts come true, and each is given in published form', async () => {
  const { address } = shared();
  const page = async (query: string) =>
    Object(await (await fetch(`${address}/api/v1/records?${query}`)).json());
  const all = await page('limit=200');
  expect(all.items).toHaveLength(all.total);
  for (const [value, count] of Object.entries<number>(all.facets.domain))
    expect((await page(`domain=${value}&limit=1`)).total).toBe(count);
  const second = await page('offset=1&limit=1');
  expect(second.items[0].id).toBe(all.items[1].id);
  for (const { id } of all.items) {
    // The slash may be written either way; generated clients escape it.
    const record = await (await fetch(`${address}/api/v1/records/${encodeURIComponent(id)}`)).json();
    expect(publishedRecordSchema.parse(record)).toMatchObject({ id });
  }
  const found = Object(await (await fetch(`${address}/api/v1/search?q=undefined+reference`)).json());
  expect(found.items[0].id).toBe('c/undefined-reference');
});

test('the graph joins known records, and measured edges say how often they were seen', async () => {
  const { address } = shared();
  const { nodes, edges } = Object(await (await fetch(`${address}/api/v1/transitions`)).json());
  const ids = new Set(nodes.map(({ id }: { id: string }) => id));
  const measured = edges.filter(({ basis }: { basis: string }) => basis === 'measured');
  expect(edges.every(({ from, to }: { from: string; to: string }) => ids.has(from) && ids.has(to))).toBe(
    true,
  );
  expect(measured.length).toBeGreaterThan(0);
  expect(measured.every(({ count }: { count?: number }) => Number(count) > 0)).toBe(true);
});

test('a cell of the matrix leads to the full log of a trial, where it lies on the server', async () => {
  const { address } = shared();
  const record = Object(await (await fetch(`${address}/api/v1/records/c/undefined-reference`)).json());
  const [cell] = record.evidence.cells;
  const [digest = ''] = cell.logs;
  const cache = mkdtempSync(join(tmpdir(), 'wayout-logs-'));
  mkdirSync(join(cache, 'wayout/logs', digest.slice(0, 2)), { recursive: true });
  const full = `<b>${log.toString()}</b>`;
  writeFileSync(join(cache, 'wayout/logs', digest.slice(0, 2), `${digest}.gz`), gzipSync(full));
  const here = await serve([], { env: { XDG_CACHE_HOME: cache } });
  const page = await (await fetch(`${here.address}/en/records/c/undefined-reference.html`)).text();
  const links = [...page.matchAll(/href="([^"]*\/logs\/[0-9a-f]+)"/g)].map(([, link]) => link);
  expect(new Set(links)).toEqual(new Set([`../../../api/v1/logs/${digest}`]));
  const answer = await fetch(`${here.address}/api/v1/logs/${digest}`);
  // As text, whatever stands in it.
  expect([answer.headers.get('content-type'), await answer.text()]).toEqual([
    'text/plain; charset=utf-8',
    full,
  ]);
  // Elsewhere the digest is a name only.
  const elsewhere = await (await fetch(`${address}/en/records/c/undefined-reference.html`)).text();
  expect(elsewhere).toContain(digest);
  expect(elsewhere).not.toContain(`logs/${digest}`);
});

test('the OpenAPI document is valid', async () => {
  const { address } = shared();
  const document = await (await fetch(`${address}/api/v1/openapi.json`)).json();
  const validator = new Validator();
  expect(await validator.validate(Object(document))).toMatchObject({ valid: true });
  expect(validator.version).toBe('3.1');
});

test('a request leaves one line of JSON without what was sent, and a count', async () => {
  const server = await serve();
  await fetch(`${server.address}/api/v1/diagnose`, {
    method: 'POST',
    headers: asText,
    body: 'secret-word-in-a-log',
  });
  await fetch(`${server.address}/api/v1/search?q=secret-word-in-a-query`);
  const metrics = await (await fetch(`${server.address}/metrics`)).text();
  expect(metrics).toContain(
    'wayout_http_request_duration_seconds_count{route="diagnose",method="POST",status="200"} 1',
  );
  expect(await server.stop()).toBe(0);
  const lines = server.log().map((line): unknown => JSON.parse(line));
  expect(lines).toContainEqual(
    expect.objectContaining({ route: 'diagnose', status: 200, caller: 'local', bytes_in: 20 }),
  );
  expect(server.log().join('')).not.toMatch(/secret-word/);
});

test('a request that began before SIGTERM is answered; readiness is withdrawn first', async () => {
  const server = await serve(['--drain', '1']);
  const body = new ReadableStream({
    async start(controller) {
      controller.enqueue(log.subarray(0, 100));
      await new Promise((resolve) => setTimeout(resolve, 1500));
      controller.enqueue(log.subarray(100));
      controller.close();
    },
  });
  const slow = fetch(`${server.address}/api/v1/diagnose`, {
    method: 'POST',
    headers: asText,
    body,
    duplex: 'half',
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const gone = server.stop();
  await new Promise((resolve) => setTimeout(resolve, 100));
  const ready = await fetch(`${server.address}/readyz`);
  expect(ready.status).toBe(503);
  expect(await (await slow).json()).toMatchObject({ decision: 'known' });
  expect(await gone).toBe(0);
});
