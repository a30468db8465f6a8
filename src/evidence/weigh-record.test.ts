import { array, assert, constantFrom, integer, property, record, shuffledSubarray } from 'fast-check';
import { expect, test } from 'vitest';
import type { FailureRecord, Measured } from '../record/index.ts';
import { orderOf } from './order.ts';
import { posterior } from './posterior.ts';
import type { Tally } from './tally.ts';
import { placeCap, reporterCap, weighTallies } from './weigh-tallies.ts';
import { weighRecord } from './weigh-record.ts';

const base = {
  kind: 'worked',
  action: 'claimed',
  environment: { tools: { git: '2.39.5' }, platform: 'linux-x64' },
  reporter: 'r1',
  place: 'p1',
  count: 1,
} as const satisfies Tally;

const tallies = array(
  record({
    kind: constantFrom('worked' as const, 'worked-with-changes' as const, 'did-not-work' as const),
    reporter: constantFrom('r1', 'r2', 'r3', 'r4'),
    count: integer({ min: 1, max: 500 }),
    environment: constantFrom(base.environment, { tools: { git: '1.9.1' }, platform: 'linux-x64' }),
  }).map((one): Tally => ({ ...base, ...one, place: placeOf(one.reporter) })),
  { maxLength: 12 },
);

/** One workaround that was measured to work, and one of which it is only claimed. */
const two = {
  id: 'git/demo',
  signature: 'demo',
  domain: 'git',
  workarounds: [
    { id: 'claimed', action: 'Turn it off and on', success_rate: 0.75 },
    { id: 'measured', action: 'Repair it', success_rate: 0.93, measured: measured(6, 0) },
  ],
} satisfies FailureRecord;

test('a dead end claimed at 0.75 and reported by five not to work falls below a measured workaround', () => {
  const reports = Array.from({ length: 5 }, (_, i) => failed(`r${i}`, `p${i}`));
  const { claimed, repaired } = ordersOf(reports);
  expect(claimed).toBeLessThan(repaired);
  const { reported } = workaround(weighRecord(two, reports), 'claimed');
  expect(reported).toMatchObject({ did_not_work: 5, reporters: 5, failures: 5 });
  expect(reported?.mean).toBeLessThan(0.3);
});

test('a workaround of which it was claimed falls below another claim by the same five reports', () => {
  const rival = { id: 'rival', action: 'Wait', success_rate: 0.4 };
  const reports = Array.from({ length: 5 }, (_, i) => failed(`r${i}`, `p${i}`));
  const weighed = weighRecord({ ...two, workarounds: [...two.workarounds, rival] }, reports);
  expect(orderOf(workaround(weighed, 'claimed'))).toBeLessThan(orderOf(workaround(weighed, 'rival')));
});

test('500 reports of one reporter move a rate no further than two of independent ones', () => {
  const many = workaround(weighRecord(two, [{ ...failed('r1', 'p1'), count: 500 }]), 'claimed').reported;
  expect(many?.failures).toBeLessThan(reporterCap);
  expect(many?.mean ?? 0).toBeGreaterThan(posterior(0, reporterCap, { claim: 0.75 }).mean - 1e-4);
});

test('property: the order in which outcomes arrive makes no difference', () => {
  const shuffles = tallies.chain((all) =>
    record({ all: constantFrom(all), shuffled: shuffledSubarray(all, { minLength: all.length }) }),
  );
  assert(
    property(shuffles, ({ all, shuffled }) => {
      const numbers = (list: readonly Tally[]) => {
        const { reported } = workaround(weighRecord(two, list), 'claimed');
        return [reported?.mean, reported?.low, reported?.high].map((one) => one?.toFixed(3));
      };
      expect(numbers(shuffled)).toEqual(numbers(all));
    }),
  );
});

test('property: one more success never lowers a rate, one more failure never raises it', () => {
  assert(
    property(tallies, constantFrom('r1', 'r4', 'r9'), (all, reporter) => {
      const before = rateOf(all);
      const one = { ...base, reporter, place: placeOf(reporter) };
      // Rounding to four places may hide a rise, and never shows a fall.
      expect(rateOf([...all, one])).toBeGreaterThanOrEqual(before - 2e-4);
      expect(rateOf([...all, { ...one, kind: 'did-not-work' }])).toBeLessThanOrEqual(before + 2e-4);
    }),
  );
});

test('property: no reporter moves a rate further than so many independent observations would', () => {
  assert(
    property(tallies, tallies, constantFrom('p1', 'p9'), (others, own, place) => {
      const without = others.filter(({ reporter }) => reporter !== 'r9');
      const mine = own.map((one) => ({ ...one, reporter: 'r9', place }));
      const { a, b } = countsOf(without);
      const after = rateOf([...without, ...mine]);
      expect(after).toBeLessThanOrEqual(posterior(a + reporterCap, b, claim).mean + 1e-3);
      expect(after).toBeGreaterThanOrEqual(posterior(a, b + reporterCap, claim).mean - 1e-3);
    }),
  );
});

test('property: a place weighs less than its cap, however many speak from it', () => {
  const crowd = array(constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { maxLength: 40 });
  assert(
    property(crowd, (reporters) => {
      const weighed = weighTallies(reporters.map((reporter) => ({ ...base, reporter })));
      expect(weighed.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThan(placeCap);
    }),
  );
});

test('property: a claim never outranks a measured action, whatever is claimed and however badly it was measured', () => {
  assert(
    property(
      integer({ min: 0, max: 100 }),
      integer({ min: 0, max: 9 }),
      integer({ min: 1, max: 9 }),
      (rate, fixed, failed) => {
        const bold = { id: 'bold', action: 'Pray', success_rate: rate / 100 };
        const plain = { id: 'plain', action: 'Repair', measured: measured(fixed, failed) };
        expect(orderOf(bold)).toBeLessThan(orderOf(plain));
      },
    ),
  );
});

test('a claim about an empty text weighs nothing', () => {
  const empty = { ...two, workarounds: [{ id: 'claimed', success_rate: 1 }] };
  const { reported } = workaround(weighRecord(empty, [failed('r1', 'p1')]), 'claimed');
  expect(reported?.mean).toBe(posterior(0, 1).mean);
});

test('an outcome of another major version fades by half a version', () => {
  const [here, far] = ['28.1', '26.0'].map((docker, i) => ({
    ...base,
    reporter: `r${i}`,
    place: `p${i}`,
    environment: { tools: { docker }, platform: 'linux-x64' },
  }));
  const weights = weighTallies([here ?? base, far ?? base], { tools: { docker: '28.5.2' } });
  expect(weights.map(({ weight }) => weight)).toEqual([1, 0.25]);
});

test('causes weigh as often as they are seen', () => {
  const causes = { ...two, causes: ['often', 'rarely'].map((id) => ({ id, summary: id })) };
  const by = (cause: string, kind: Tally['kind'], i: number): Tally => ({
    ...base,
    kind,
    cause,
    reporter: `${cause}${i}`,
    place: `${cause}${i}`,
  });
  const reports = [
    ...Array.from({ length: 9 }, (_, i) => by('often', 'did-not-work', i)),
    by('rarely', 'worked', 0),
  ];
  const { reported } = workaround(weighRecord(causes, reports), 'claimed');
  expect(reported?.by_cause?.['rarely']?.mean).toBeGreaterThan(0.7);
  expect(reported?.by_cause?.['often']?.mean).toBeLessThan(0.3);
  expect(reported?.mean).toBeLessThan(0.35);
});

test('three reporters of a working workaround confirm a record, two do not', () => {
  const says = (count: number) => Array.from({ length: count }, (_, i) => ({ ...base, reporter: `r${i}` }));
  expect(weighRecord(two, says(2)).verification_tier).toBeUndefined();
  expect(weighRecord(two, says(3)).verification_tier).toBe('confirmed');
  const proved = { ...two, verification_tier: 'reproduced' };
  expect(weighRecord(proved, says(3)).verification_tier).toBe('reproduced');
});

test('a wrong match counts against the match and against no action', () => {
  const { action: _, ...rest } = base;
  const weighed = weighRecord(two, [
    { ...rest, kind: 'wrong-match' },
    { ...base, kind: 'wrong-match', reporter: 'r2', place: 'p2' },
  ]);
  expect(weighed.workarounds).toEqual(two.workarounds);
  expect(weighed.reported).toMatchObject({ wrong_match: 2, precision: 0.8182 });
});

test('what came next is counted by reporter, apart from trials', () => {
  const graph = { leads_to: [{ id: 'git/next', via: 'claimed', count: 3, probability: 1 }] };
  const then = (reporter: string, led_to: string): Tally => ({ ...failed(reporter, reporter), led_to });
  const reports = [then('a', 'git/next'), then('b', 'git/next'), then('b', 'git/other')];
  const { transition_graph } = weighRecord({ ...two, transition_graph: graph }, reports);
  expect(transition_graph?.leads_to).toEqual([
    { id: 'git/next', via: 'claimed', count: 3, probability: 1, reported: 2 },
    { id: 'git/other', via: 'claimed', reported: 1 },
  ]);
});

test('without outcomes a record stays what it is', () => {
  expect(weighRecord(two, [])).toBe(two);
});

const claim = { claim: 0.75 };

/** Two share a place; the third reporter that a test adds may be anywhere. */
function placeOf(reporter: string): string {
  return reporter === 'r1' || reporter === 'r2' ? 'p1' : 'p2';
}

function failed(reporter: string, place: string): Tally {
  return { ...base, kind: 'did-not-work', reporter, place };
}

function workaround(record: FailureRecord, id: string) {
  return record.workarounds?.find((one) => one.id === id) ?? {};
}

function rateOf(all: readonly Tally[]): number {
  return workaround(weighRecord(two, all), 'claimed').reported?.mean ?? posterior(0, 0, claim).mean;
}

function countsOf(all: readonly Tally[]) {
  const { reported } = workaround(weighRecord(two, all), 'claimed');
  return { a: reported?.successes ?? 0, b: reported?.failures ?? 0 };
}

function ordersOf(reports: readonly Tally[]) {
  const weighed = weighRecord(two, reports);
  return {
    claimed: orderOf(workaround(weighed, 'claimed')),
    repaired: orderOf(workaround(weighed, 'measured')),
  };
}

function measured(fixed: number, persists: number): Measured {
  const causes = { causes_held: 1, causes_tried: 1 };
  return {
    trials: fixed + persists,
    fixed,
    persists,
    changed: 0,
    harmful: 0,
    ...causes,
    ...posterior(fixed, persists),
  };
}
