import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { shareServer } from './helpers/serve.ts';

const store = ['--store', join(mkdtempSync(join(tmpdir(), 'wayout-proposals-')), 'store.db')];
const [first, second] = [shareServer(store), shareServer(store)];
const json = { 'content-type': 'application/json' };
const failure = 'fatal: the seat of quokka-7 is taken by another build\n';

const source = {
  id: 'demo/seat-taken',
  signature: 'fatal: the seat of quokka-7 is taken by another build',
  regex: 'the seat of (?<host>\\S+) is taken by another build',
  domain: 'demo',
  dead_ends: [
    {
      id: 'retry',
      action: 'Run it again',
      why_fails: 'The seat stays taken.',
      sources: ['https://seats.example/'],
    },
  ],
  workarounds: [
    {
      id: 'wait',
      action: 'Wait for {{host}}',
      how: 'Ask who holds it.',
      sources: ['https://seats.example/'],
    },
  ],
};
const examples = [{ name: 'seat.log', text: `building\n${failure}` }];

function client(address: string) {
  const ask = async (path: string, body?: unknown) => {
    const answer = await fetch(
      `${address}/api/v1/${path}`,
      body === undefined ? {} : { method: 'POST', headers: json, body: JSON.stringify(body) },
    );
    return { status: answer.status, value: Object(await answer.json()) };
  };
  const diagnose = async (): Promise<string | undefined> => {
    const answer = await fetch(`${address}/api/v1/diagnose`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: failure,
    });
    const { decision, findings } = Object(await answer.json());
    return decision === 'unknown' ? undefined : findings[0].id;
  };
  const etag = async () => (await fetch(`${address}/api/v1/pack`)).headers.get('etag');
  return { ask, diagnose, etag };
}

test('a proposal is answered from when it was accepted, by every server of the store, and not before', async () => {
  const [one, two] = [client(first().address), client(second().address)];
  const before = await one.etag();
  const { status, value } = await one.ask('proposals', { source, examples });
  expect([status, value.state, value.appraisal.blocked, value.appraisal.duplicates]).toEqual([
    201,
    'open',
    [],
    [],
  ]);
  expect(await one.diagnose()).toBeUndefined();
  expect(await one.etag()).toBe(before);
  expect((await two.ask('proposals?state=open')).value).toMatchObject({
    total: 1,
    items: [{ record: source.id }],
  });
  const review = `proposals/${value.id}/review`;
  expect((await two.ask(review, { decision: 'accepted', reason: '' })).status).toBe(422);
  expect((await two.ask(review, { decision: 'accepted', reason: 'seen it too' })).value.state).toBe(
    'accepted',
  );
  expect(await two.diagnose()).toBe(source.id);
  // The other one looks every second.
  await vi.waitFor(async () => expect(await one.diagnose()).toBe(source.id), 15_000);
  expect(await one.etag()).not.toBe(before);
  expect(await one.etag()).toBe(await two.etag());
  const again = await one.ask(review, { decision: 'rejected', reason: 'too late' });
  expect([again.status, again.value.code]).toEqual([409, 'conflict']);
  expect(
    (await one.ask(review, { decision: 'withdrawn', reason: 'it was wrong' })).value.reviews,
  ).toHaveLength(2);
  expect(await one.diagnose()).toBeUndefined();
  expect(await one.etag()).toBe(before);
});

test('what a proposal repeats is found by its examples, and what it changes is shown', async () => {
  const { ask } = client(first().address);
  const repeated = await ask('proposals', {
    source,
    examples: [
      {
        name: 'old.log',
        text: "main.o: undefined reference to `sqrt'\ncollect2: error: ld returned 1 exit status\n",
      },
    ],
  });
  expect(repeated.value.appraisal.duplicates).toMatchObject([
    { id: 'c/undefined-reference', seen_in: ['old.log'] },
  ]);
  expect(repeated.value.appraisal.flaws.map(({ rule }: { rule: string }) => rule)).toContain(
    'pattern-matches-examples',
  );
  const published = (await ask('records/c/undefined-reference')).value;
  const [changing, ...others] = published.workarounds;
  const record = {
    ...published,
    root_cause: 'Another reason.',
    workarounds: [{ ...changing, command: 'ls' }, ...others],
  };
  const changed = await ask('proposals', { record });
  expect(changed.value.appraisal.changes).toEqual([
    { at: 'root_cause', was: published.root_cause, now: 'Another reason.' },
    { at: `workarounds.${changing.id}.command`, was: changing.command, now: 'ls' },
  ]);
  const review = `proposals/${changed.value.id}/review`;
  expect((await ask(review, { decision: 'accepted', reason: 'better' })).status).toBe(200);
  const now = (await ask('records/c/undefined-reference')).value;
  // What was measured stays with the actions that are done as before, and goes with the one that is not.
  expect(now.workarounds[0].measured).toBeUndefined();
  expect(now.dead_ends.map(({ measured }: { measured: unknown }) => measured)).toEqual(
    published.dead_ends.map(({ measured }: { measured: unknown }) => measured),
  );
  expect(now.verification_tier).not.toBe('reproduced');
  expect(now.evidence.cells.some(({ action }: { action: string }) => action === changing.id)).toBe(false);
});

test('what two people propose at one time is found to be one, unless it merely matches more', async () => {
  const { ask } = client(first().address);
  const signature = 'gimlet: FATAL cannot seat the auger in socket 12';
  const seat = (id: string, regex = 'cannot seat the auger') => ({
    source: { ...source, id, signature, regex },
    examples: [{ name: 'seat.log', text: `building\n${signature}\n` }],
  });
  const one = await ask('proposals', seat('demo/first'));
  const other = await ask('proposals?known=refuse', seat('demo/second', 'FATAL cannot seat'));
  expect([other.status, other.value.code, other.value.detail]).toEqual([
    409,
    'known',
    'Expected a failure that is not known yet, found demo/first, which waits for review',
  ]);
  expect(other.value.faults).toContainEqual({
    at: 'seat.log',
    message: expect.stringMatching(/^Expected an unknown failure, found demo\/first, which waits for review/),
  });
  const marked = await ask('proposals', seat('demo/second'));
  expect(marked.value.appraisal.duplicates).toMatchObject([{ id: 'demo/first', waiting: true }]);
  // Once the first is rejected, only the second waits.
  for (const { value } of [one, marked])
    await ask(`proposals/${value.id}/review`, { decision: 'rejected', reason: 'not now' });
  // One that matches more than its own failure keeps nobody out.
  const broad = await ask('proposals', {
    source: { ...source, id: 'demo/broad', signature: 'gimlet: FATAL no wood left', regex: 'gimlet: FATAL' },
  });
  const unharmed = await ask('proposals?known=refuse', seat('demo/third'));
  expect([unharmed.status, unharmed.value.appraisal?.duplicates]).toEqual([201, []]);
  for (const { value } of [broad, unharmed])
    await ask(`proposals/${value.id}/review`, { decision: 'rejected', reason: 'not now' });
});

test('nothing that a proposal says of itself passes for measured', async () => {
  const { ask } = client(first().address);
  const measured = {
    trials: 99,
    fixed: 99,
    persists: 0,
    changed: 0,
    harmful: 0,
    causes_held: 1,
    causes_tried: 1,
    mean: 1,
    low: 0.9,
    high: 1,
  };
  const boast = {
    ...source,
    versions: [{ version: 'seat 1', status: 'reproduced' }],
    dead_ends: [],
    workarounds: [{ ...source.workarounds[0], success_rate: 1, measured }],
    verification_tier: 'reproduced',
    evidence: {
      trials: 99,
      cells: [
        { action: 'wait', cause: 'x', tools: { seat: '1.0' }, verdicts: { fixed: 99 }, last: '2026-01-01' },
      ],
    },
    evidence_count: 99,
  };
  const { value } = await ask('proposals', { record: boast, examples });
  await ask(`proposals/${value.id}/review`, { decision: 'accepted', reason: 'nice' });
  const { value: record } = await ask(`records/${source.id}`);
  expect(record).toMatchObject({ verification_tier: 'cited', evidence_count: 0 });
  expect(record.evidence).toBeUndefined();
  expect(record.workarounds[0].measured).toBeUndefined();
  expect(record.versions[0].status).toBeNull();
});

test('a record that could harm its users or not be used cannot be accepted', async () => {
  const { ask } = client(first().address);
  const blocked = async (change: object) => {
    const { value } = await ask('proposals', { source: { ...source, ...change } });
    const review = await ask(`proposals/${value.id}/review`, { decision: 'accepted', reason: 'hurry' });
    return [value.appraisal.blocked, review.status];
  };
  expect(await blocked({ regex: '(seat)\\1' })).toEqual([['pattern-is-usable'], 422]);
  expect(await blocked({ root_cause: 'safe \u202e text' })).toEqual([['text-is-visible'], 422]);
  const [wait] = source.workarounds;
  expect(await blocked({ workarounds: [{ ...wait, command: 'rm -rf ~', risk: 'reads' }] })).toEqual([
    ['destruction-is-marked'],
    422,
  ]);
});
