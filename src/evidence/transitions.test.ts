import { expect, test } from 'vitest';
import type { LedgerEntry } from '../record/index.ts';
import { countTransitions, linkTransitions } from './transitions.ts';

test('edges to one record are counted apart by the cause that its message named', () => {
  const entries = [
    trial('changed', { led_to: 'a/b', led_to_cause: 'none' }),
    trial('changed', { led_to: 'a/b', led_to_cause: 'none' }),
    trial('changed', { led_to: 'a/b' }),
    trial('persists'),
  ];
  expect(countTransitions(entries)).toEqual([
    { id: 'a/b', cause: 'none', via: 'logout', count: 2, probability: 0.5 },
    { id: 'a/b', via: 'logout', count: 1, probability: 0.25 },
  ]);
});

test('an edge to the record itself does not make it precede itself', () => {
  const own = { id: 'a/b', cause: 'none', via: 'logout', count: 2 };
  const record = { id: 'a/b', signature: 's', domain: 'a', transition_graph: { leads_to: [own] } };
  expect(linkTransitions([record])).toEqual([record]);
});

function trial(verdict: LedgerEntry['verdict'], more: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    schema: 1,
    time: '2026-05-01T00:00:00.000Z',
    cause: 'stale',
    action: 'logout',
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
