import { expect, test } from 'vitest';
import type { FailureRecord } from '../record/index.ts';
import { mergeReportedTransitions } from './reported-transitions.ts';
import type { Tally } from './tally.ts';
import { transitionGraph } from './transition-graph.ts';

const two: FailureRecord = {
  id: 'a/two',
  signature: 'two',
  domain: 'a',
  transition_graph: {
    preceded_by: [{ id: 'a/one' }, { id: 'a/three' }],
    frequently_confused_with: [{ id: 'a/one' }],
  },
};
const three: FailureRecord = {
  id: 'a/three',
  signature: 'three',
  domain: 'a',
  transition_graph: {
    leads_to: [{ id: 'b/elsewhere', condition: 'on Sundays' }],
    frequently_confused_with: [{ id: 'a/two' }],
  },
};
const leads_to = [{ id: 'a/two', via: 'retry', count: 3, probability: 0.75 }];
const claimed: FailureRecord = { id: 'a/one', signature: 'one', domain: 'a', transition_graph: { leads_to } };
const measured: FailureRecord = { ...claimed, evidence: { trials: 4, cells: [] } };

const tally = (reporter: string, change: Partial<Tally>): Tally => ({
  action: 'retry',
  kind: 'did-not-work',
  reporter,
  place: reporter,
  count: 1,
  environment: { tools: {}, platform: 'linux' },
  ...change,
});
const weighed = (record: FailureRecord, ...tallies: readonly Tally[]) => ({
  ...record,
  ...mergeReportedTransitions(record, tallies),
});

test('a transition that both of its ends name is one, and one without a record at its end stands apart', () => {
  const { edges, loose } = transitionGraph([measured, two, three]);
  expect(edges).toEqual([
    { from: 'a/one', to: 'a/two', kind: 'leads_to', basis: 'measured', ...retry },
    { from: 'a/three', to: 'a/two', kind: 'leads_to', basis: 'claimed' },
    { from: 'a/one', to: 'a/two', kind: 'confused_with', basis: 'claimed' },
    { from: 'a/three', to: 'a/two', kind: 'confused_with', basis: 'claimed' },
  ]);
  expect(loose).toEqual([
    { from: 'a/three', to: 'b/elsewhere', kind: 'leads_to', basis: 'claimed', condition: 'on Sundays' },
  ]);
});
const retry = { via: 'retry', count: 3, probability: 0.75 };

test('a count without trials behind it is a claim', () => {
  expect(transitionGraph([claimed, two]).edges).toContainEqual({
    from: 'a/one',
    to: 'a/two',
    kind: 'leads_to',
    basis: 'claimed',
    ...retry,
  });
});

test('what people reported is told apart from what was measured, each with its own count', () => {
  const one = weighed(
    measured,
    tally('ann', { led_to: 'a/two' }),
    tally('bob', { led_to: 'a/two', count: 5 }),
    tally('bob', { led_to: 'a/three', action: 'wait' }),
    tally('cid', { led_to: 'a/three', action: 'wait' }),
    tally('dan', {}),
  );
  const { edges } = transitionGraph([one, two, three]);
  expect(edges.filter(({ reported }) => reported !== undefined)).toEqual([
    { from: 'a/one', to: 'a/two', kind: 'leads_to', basis: 'measured', ...retry, reported: 2 },
    { from: 'a/one', to: 'a/three', kind: 'leads_to', basis: 'observed', via: 'wait', reported: 2 },
  ]);
});

test('a claim that somebody met is observed', () => {
  const met = weighed(three, tally('ann', { led_to: 'b/elsewhere' }));
  const elsewhere: FailureRecord = { id: 'b/elsewhere', signature: 'four', domain: 'b' };
  expect(transitionGraph([met, elsewhere]).edges).toEqual([
    {
      from: 'a/three',
      to: 'b/elsewhere',
      kind: 'leads_to',
      basis: 'observed',
      condition: 'on Sundays',
      reported: 1,
    },
  ]);
});
