import { describe, expect, test } from 'vitest';
import { formatLedgerEntry, parseLedger, type FailureRecord, type LedgerEntry } from '../record/index.ts';
import { ageRecord } from './age-record.ts';
import { deriveRecord } from './derive-record.ts';
import { linkTransitions } from './transitions.ts';

const now = '2026-06-01T00:00:00.000Z';
const record: FailureRecord = {
  id: 'docker/stale-credential',
  signature: 'failed to fetch oauth token',
  domain: 'docker',
  versions: [{ version: 'docker 28' }, { version: 'docker 24' }],
  causes: [
    { id: 'public', summary: 'The image is public.' },
    { id: 'private', summary: 'The image is private.' },
  ],
  dead_ends: [{ id: 'prune', action: 'Prune the cache' }],
  workarounds: [
    { id: 'login', action: 'Log in' },
    { id: 'logout', action: 'Log out', causes: ['public'] },
    { id: 'auth-config', action: 'Set DOCKER_AUTH_CONFIG', tools: { docker: '>=28' } },
  ],
};

test('without a ledger no number is set, and the record is what its sources make it', () => {
  expect(deriveRecord(record, [], now)).toEqual({ ...record, verification_tier: 'ai_generated' });
  const cited = {
    ...record,
    dead_ends: [{ id: 'prune', action: 'Prune', sources: ['https://example.org'] }],
    workarounds: [{ id: 'login', action: 'Log in', sources: ['https://example.org'] }],
  };
  expect(deriveRecord(cited, [], now).verification_tier).toBe('cited');
});

const shown = [
  trial('prune', 'public', 'persists'),
  trial('prune', 'private', 'persists'),
  trial('login', 'public', 'fixed'),
  trial('login', 'private', 'fixed'),
  trial('logout', 'public', 'fixed'),
  trial('logout', 'private', 'changed', { led_to: 'docker/anonymous-token' }),
  trial('auth-config', 'private', 'persists', { tools: { docker: '26.1.5' } }),
  trial('auth-config', 'private', 'fixed'),
];

describe('a record whose claims were all borne out', () => {
  const derived = deriveRecord(record, shown, now);

  test('is reproduced', () => {
    expect(derived).toMatchObject({
      verification_tier: 'reproduced',
      evidence_count: 8,
      last_confirmed: '2026-05-01',
    });
  });

  test('has its rates with their count and interval, from the causes and versions it speaks of', () => {
    expect(derived.dead_ends?.[0]).toMatchObject({
      fail_rate: 0.833,
      measured: { trials: 2, fixed: 0, persists: 2, causes_held: 2, causes_tried: 2 },
    });
    expect(
      derived.workarounds?.map(({ id, success_rate, measured }) => [id, success_rate, measured?.trials]),
    ).toEqual([
      ['login', 0.833, 2],
      ['logout', 0.75, 1],
      ['auth-config', 0.75, 1],
    ]);
    expect(derived.fix_success_rate).toBe(0.833);
  });

  test('leads to what was seen after an action, counted', () => {
    expect(derived.transition_graph?.leads_to).toEqual([
      { id: 'docker/anonymous-token', via: 'logout', count: 1, probability: 0.5 },
    ]);
    const other: FailureRecord = { id: 'docker/anonymous-token', signature: 'x', domain: 'docker' };
    expect(linkTransitions([derived, other])[1]?.transition_graph?.preceded_by).toEqual([
      { id: 'docker/stale-credential', via: 'logout', count: 1 },
    ]);
  });

  test('says which of its versions were run', () => {
    expect(derived.versions).toEqual([
      { version: 'docker 28', status: 'reproduced' },
      { version: 'docker 24' },
    ]);
  });

  test('shows each cell of the matrix', () => {
    expect(derived.evidence?.trials).toBe(8);
    expect(derived.evidence?.cells).toContainEqual({
      action: 'auth-config',
      cause: 'private',
      tools: { docker: '26.1.5' },
      verdicts: { persists: 1 },
      last: '2026-05-01T00:00:00.000Z',
      logs: ['a'.repeat(64)],
      recent: [{ time: '2026-05-01T00:00:00.000Z', verdict: 'persists', seconds: 1, log: 'a'.repeat(64) }],
    });
  });

  test('sums the ledger up by day and tools', () => {
    expect(derived.evidence?.history).toContainEqual({
      day: '2026-05-01',
      tools: { docker: '26.1.5' },
      verdicts: { persists: 1 },
    });
  });
});

test('a dead end that works in one cause takes the tier away', () => {
  const entries = [...shown, trial('prune', 'private', 'fixed', { time: '2026-05-02T00:00:00.000Z' })];
  const derived = deriveRecord(record, entries, now);
  expect(derived.verification_tier).toBe('ai_generated');
  expect(derived.dead_ends?.[0]?.measured).toMatchObject({ causes_held: 1, causes_tried: 2 });
});

test('what was shown longer than 180 days ago counts as cited and says so', () => {
  const later = '2026-12-01T00:00:00.000Z';
  const derived = deriveRecord(record, shown, later);
  expect(derived.verification_tier).toBe('cited');
  expect(derived.evidence?.outdated).toBe('last reproduced more than 180 days ago');
  // The same when it was derived in time, and is read from a pack later.
  const packed = deriveRecord(record, shown, now);
  expect(packed.evidence?.fresh_until).toBe('2026-10-28T00:00:00.000Z');
  expect(ageRecord(packed, now)).toEqual(packed);
  expect(ageRecord(packed, later)).toEqual(derived);
});

test('inconclusive trials, and trials of an earlier reproduction, count for nothing', () => {
  const old = trial('login', 'public', 'persists', {
    time: '2026-04-01T00:00:00.000Z',
    reproduction: 'b'.repeat(64),
  });
  const broken = trial('login', 'public', 'inconclusive');
  const derived = deriveRecord(record, [old, broken, ...shown], now);
  expect(derived.workarounds?.[0]?.measured).toMatchObject({ trials: 2, fixed: 2 });
  expect(derived.evidence_count).toBe(8);
});

test('a line that is no entry is named and costs no other', () => {
  const [first, second] = shown.map(formatLedgerEntry);
  const ledger = parseLedger(`${first}{"schema":2}\nnot json\n${second}{"schema":1,"ti`);
  expect(ledger.entries).toHaveLength(2);
  expect(ledger.faults.map(({ line }) => line)).toEqual([2, 3]);
  expect(ledger.torn).toBe('{"schema":1,"ti');
});

function trial(
  action: string,
  cause: string,
  verdict: LedgerEntry['verdict'],
  more: Partial<LedgerEntry> = {},
): LedgerEntry {
  return {
    schema: 1,
    time: '2026-05-01T00:00:00.000Z',
    cause,
    action,
    verdict,
    exits: { before: 1 },
    tools: { docker: '28.5.2' },
    platform: 'linux-x64',
    sandbox: 'bubblewrap',
    seconds: 1,
    log: 'a'.repeat(64),
    reproduction: 'c'.repeat(64),
    wayout: '0.1.0',
    ...more,
  };
}
