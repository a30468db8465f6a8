import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { shareServer } from './helpers/serve.ts';
import { wayout } from './helpers/wayout.ts';

const store = join(mkdtempSync(join(tmpdir(), 'wayout-transitions-')), 'store.db');
const server = shareServer(['--store', store]);
const from = 'git/local-changes-overwritten';
const measured = { from, to: 'git/pull-divergent-branches', via: 'commit-then-pull' };
/** Which no trial saw and nobody wrote. */
const observed = { from, to: 'git/index-lock-exists', via: 'commit-then-pull' };

const get = async (path: string) => (await fetch(`${server().address}/${path}`)).text();
const graphOf = async () => Object(JSON.parse(await get('api/v1/transitions')));
const isEdge = (edge: object) => (one: object) =>
  Object.entries(edge).every(([name, value]) => Object(one)[name] === value);

async function report(body: object): Promise<void> {
  const answer = await fetch(`${server().address}/api/v1/outcomes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ record: from, action: measured.via, kind: 'did-not-work', ...body }),
  });
  expect(answer.status).toBe(201);
}

let before: { edges: readonly object[] };
beforeAll(async () => {
  before = await graphOf();
  for (const reporter of ['ann', 'bob', 'cid']) await report({ reporter, led_to: observed.to });
  for (const reporter of ['ann', 'bob']) await report({ reporter, led_to: measured.to });
  // One that leads nowhere anybody knows, and a record that led to none.
  await report({ reporter: 'dan', led_to: 'nowhere/at-all' });
  await report({ reporter: 'dan' });
});

test('reported transitions are edges of their own in the API; measured ones stay measured and say how many saw them', async () => {
  expect(before.edges.find(isEdge(observed))).toBeUndefined();
  expect(before.edges.find(isEdge(measured))).toMatchObject({ basis: 'measured', count: 4 });
  const { nodes, edges } = await graphOf();
  expect(edges.find(isEdge(observed))).toEqual({
    ...observed,
    kind: 'leads_to',
    basis: 'observed',
    reported: 3,
  });
  expect(edges.find(isEdge(measured))).toMatchObject({ basis: 'measured', count: 4, reported: 2 });
  expect(edges).toHaveLength(before.edges.length + 1);
  const ids = new Set(nodes.map(({ id }: { id: string }) => id));
  expect(edges.filter((one: { from: string; to: string }) => !ids.has(one.from) || !ids.has(one.to))).toEqual(
    [],
  );
  const { transitions } = Object(JSON.parse(await get('api/v1/statistics')));
  expect(transitions).toMatchObject({
    observed: 1,
    measured: before.edges.filter(isEdge({ basis: 'measured' })).length,
  });
});

test('the map and its table show the same edges, told apart', async () => {
  const file = Object(JSON.parse(await get('graph.json')));
  expect(file.edges).toEqual((await graphOf()).edges);
  const page = await get('en/graph.html');
  expect(page).toContain('2 observed by people who reported what came of an action');
  expect(page.match(/<tr class="edge-observed-row">.*?<\/tr>/)?.[0]).toMatch(
    /git\/local-changes-overwritten.*git\/index-lock-exists.*observed, 3 reporters/,
  );
  expect(page).toContain('measured, 4 trials; observed, 2 reporters');
  // What leads to no record has no place on the map, and stands in the table.
  expect(page).toContain('nowhere/at-all');
});

test('the pages of both records show it, in both languages', async () => {
  const itemOf = (page: string, other: string) =>
    [...page.matchAll(/<li class="edge (\w+)">.*?<\/li>/gs)].filter(([item]) => item.includes(other));
  const here = await get(`en/records/${from}.html`);
  const [seen] = itemOf(here, observed.to);
  expect([seen?.[1], seen?.[0]]).toEqual(['observed', expect.stringContaining('observed, 3 reporters')]);
  expect(itemOf(here, measured.to).map(([, look]) => look)).toContain('measured');
  const there = await get(`zh/records/${observed.to}.html`);
  const [back] = itemOf(there, from);
  expect([back?.[1], back?.[0]]).toEqual(['observed', expect.stringContaining('有人遇到，3 人反馈')]);
});

test('a static site of the same corpus holds nothing of what was reported', async () => {
  const out = join(mkdtempSync(join(tmpdir(), 'wayout-transitions-site-')), 'site');
  const { status } = wayout(['site', '--out', out], { env: { WAYOUT_STORE: store } });
  expect(status).toBe(0);
  const file = Object(JSON.parse(readFileSync(join(out, 'graph.json'), 'utf8')));
  expect(file.edges).toEqual(before.edges);
});
