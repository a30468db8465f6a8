import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { routes } from '../src/surface/http/routes.ts';
import { roles } from '../src/team/index.ts';
import { serve, shareServer } from './helpers/serve.ts';
import { main, wayout } from './helpers/wayout.ts';

const folder = mkdtempSync(join(tmpdir(), 'wayout-access-'));
const store = join(folder, 'store.db');
const keys = new Map<string, string>();
const example = '00000000-0000-4000-8000-000000000000';

/** Who may enter where: written down here by hand, so that a route whose access changes has to be changed here too. */
const access: Readonly<Record<string, string>> = {
  diagnose: 'read',
  listRecords: 'read',
  getRecord: 'read',
  searchRecords: 'read',
  getTrialLog: 'read',
  getTransitions: 'read',
  getPack: 'read',
  getPackByDigest: 'read',
  getStatistics: 'read',
  countOutcomes: 'read',
  getMetrics: 'read',
  reportOutcome: 'report',
  reportOutcomes: 'report',
  proposeRecord: 'propose',
  listProposals: 'propose',
  getProposal: 'propose',
  reviewProposal: 'review',
  listKeys: 'admin',
  createKey: 'admin',
  revokeKey: 'admin',
  getHealth: 'open',
  getReadiness: 'open',
  getOpenApi: 'open',
};

beforeAll(() => {
  for (const role of roles) {
    keys.set(
      role,
      execFileSync(process.execPath, [main, 'keys', 'create', role, '--role', role, '--store', store], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim(),
    );
  }
});

const shared = shareServer(['--store', store]);

test('every route says who may enter, and this table says the same', () => {
  expect(Object.fromEntries(routes.map(({ id, access: role }) => [id, role]))).toEqual(access);
  expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length);
});

test('each role enters exactly the routes that it may, on a server with keys', async () => {
  const { address } = shared();
  const ladder: readonly string[] = roles;
  const entered: string[] = [];
  const expected: string[] = [];
  for (const { id, method, path } of routes) {
    const wanted = access[id] ?? 'admin';
    for (const [who, key] of [['nobody', undefined] as const, ...keys]) {
      // Refused or entered is all that is asked: what is sent is nothing that a route could act on.
      const { status } = await fetch(address + path.replace(/\{\w+\}/, example), {
        method: method.toUpperCase(),
        headers: {
          'content-type': 'application/json',
          ...(key !== undefined && { authorization: `Bearer ${key}` }),
        },
        ...(method === 'post' && { body: '{}' }),
      });
      const isIn = status !== 401 && status !== 403;
      if (status === 401) expect(who).toBe('nobody');
      const may = wanted === 'open' || ladder.indexOf(who) >= ladder.indexOf(wanted);
      if (isIn) entered.push(`${who} ${id}`);
      if (may) expected.push(`${who} ${id}`);
    }
  }
  expect(entered).toEqual(expected);
});

test('each page is for those who may read, and only scripts and styles are for everybody', async () => {
  const { address } = shared();
  const read = (path: string, key?: string) =>
    fetch(`${address}/${path}`, {
      headers: {
        accept: 'text/html',
        // As a browser sends what was entered as a password.
        ...(key !== undefined && { authorization: `Basic ${Buffer.from(`me:${key}`).toString('base64')}` }),
      },
    });
  const page = await (await read('en/index.html', keys.get('read'))).text();
  const [pack = ''] = page.match(/packs\/[0-9a-f]+\.pack/) ?? [];
  const assets = [...page.matchAll(/"\.\.\/(assets\/[^"]+)"/g)].map(([, path = '']) => path);
  expect(assets.length).toBeGreaterThan(3);
  const closed = [
    '',
    'en/index.html',
    'zh/records.html',
    'en/records/c/undefined-reference.html',
    'en/graph.html',
    'en/quality.html',
    'en/propose.html',
    'zh/review.html',
    'index.json',
    'graph.json',
    'errors.ndjson',
    'records/c/undefined-reference.json',
    'llms.txt',
    'sitemap.xml',
    pack,
  ];
  const missing = 'en/records/no/such-record.html';
  expect([(await read(missing)).status, (await read(missing, keys.get('read'))).status]).toEqual([401, 404]);
  // A person sees a page, a program a problem.
  const nowhere = await read(missing, keys.get('read'));
  expect(nowhere.headers.get('content-type')).toMatch(/^text\/html/);
  expect(nowhere.headers.get('cache-control')).toBe('no-store');
  expect(await nowhere.text()).toContain('<h1');
  for (const path of closed) {
    const refused = await read(path);
    const text = await refused.text();
    expect([path, refused.status, refused.headers.get('cache-control')]).toEqual([path, 401, 'no-store']);
    expect(refused.headers.get('www-authenticate')).toMatch(/^Basic realm="wayout/);
    expect(refused.headers.get('content-security-policy')).toContain("default-src 'none'");
    // Nothing of the corpus: no count, no digest, no name of a record.
    expect(text).not.toMatch(/undefined-reference|\d+ records|[0-9a-f]{12}/);
    expect((await read(path, 'wayout_000000000000_' + 'A'.repeat(43))).status).toBe(401);
    for (const role of roles) {
      const entered = await read(path, keys.get(role));
      await entered.arrayBuffer();
      expect([path, role, entered.status]).toEqual([path, role, 200]);
      // What only some may read is not for a cache that others share.
      expect(entered.headers.get('cache-control')).not.toContain('public');
    }
  }
  for (const path of assets) expect([path, (await read(path)).status]).toEqual([path, 200]);
});

test('a key is shown once, kept as a hash, and revoked at once', async () => {
  const { address } = shared();
  const asAdmin = { authorization: `Bearer ${keys.get('admin')}`, 'content-type': 'application/json' };
  const made = Object(
    await (
      await fetch(`${address}/api/v1/keys`, {
        method: 'POST',
        headers: asAdmin,
        body: JSON.stringify({ name: 'short-lived', role: 'read' }),
      })
    ).json(),
  );
  const read = (key: string) =>
    fetch(`${address}/api/v1/statistics`, { headers: { authorization: `Bearer ${key}` } });
  expect((await read(made.key)).status).toBe(200);
  const listed = wayout(['keys', 'list', '--store', store]);
  expect(listed.stdout).toContain(made.id);
  const secret = String(made.key).split('_').slice(2).join('_');
  expect(
    listed.stdout +
      JSON.stringify(await (await fetch(`${address}/api/v1/keys`, { headers: asAdmin })).json()),
  ).not.toContain(secret);
  expect(wayout(['keys', 'revoke', made.id, '--store', store]).status).toBe(0);
  expect((await read(made.key)).status).toBe(401);
  expect(wayout(['keys', 'revoke', made.id, '--store', store]).status).toBe(1);
  // A wrong secret of a right key, and what is no key at all.
  for (const key of [`${keys.get('admin')?.slice(0, -3)}AAA`, 'wayout_', 'x'.repeat(5000), "' OR 1=1 --"])
    expect((await read(key)).status).toBe(401);
});

test('where keys were made reading without one can be allowed, writing cannot', async () => {
  const { address } = await serve(['--store', store, '--anonymous', 'read']);
  expect((await fetch(`${address}/api/v1/statistics`)).status).toBe(200);
  const answer = await fetch(`${address}/api/v1/outcomes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([401, 'application/problem+json']);
});

test('a server that others can reach does not start without a key, and says how to make one', async () => {
  await expect(serve(['--host', '0.0.0.0', '--store', join(folder, 'other.db')])).rejects.toThrow(
    /exit code 2.*Expected a key before listening on 0\.0\.0\.0.*wayout keys create/s,
  );
});

test('revoking the last key does not open the door again', async () => {
  const own = join(folder, 'revoked.db');
  const made = wayout(['keys', 'create', 'one', '--format', 'json', '--store', own]);
  wayout(['keys', 'revoke', Object(JSON.parse(made.stdout)).id, '--store', own]);
  const { address } = await serve(['--store', own]);
  expect((await fetch(`${address}/api/v1/statistics`)).status).toBe(401);
});

test('more requests than a key may send are told when to come back', async () => {
  const { address } = await serve(['--store', store, '--rate', '60']);
  const ask = (role: string) =>
    fetch(`${address}/api/v1/search?q=x`, { headers: { authorization: `Bearer ${keys.get(role)}` } });
  const answers = await Promise.all(Array.from({ length: 30 }, () => ask('read')));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThanOrEqual(5);
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  // Another key has a share of its own.
  expect((await ask('report')).status).toBe(200);
});
