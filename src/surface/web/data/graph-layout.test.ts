import { expect, test } from 'vitest';
import type { FailureRecord } from '../../../record/index.ts';
import { transitionGraph } from '../../../evidence/index.ts';
import { layoutGraph } from './graph-layout.ts';

/** Records of many families with chains, forks, circles and transitions between families; no chance takes part. */
function syntheticRecords(count: number): readonly FailureRecord[] {
  const idOf = (i: number) => `family${i % 40}/failure-${i}`;
  return Array.from({ length: count }, (_, i): FailureRecord => {
    const next = [i + 40, i + 80, i % 97 === 0 ? i + 1 : -1, i % 200 === 0 ? i - 40 : -1];
    const leads_to = next
      .filter((to, at) => to >= 0 && to < count && (i * 7 + at) % 5 < 2)
      .map((to) => ({ id: idOf(to), ...(i % 3 === 0 && { count: 2, via: 'retry' }) }));
    const domain = `family${i % 40}`;
    return { id: idOf(i), signature: `failure number ${i}`, domain, transition_graph: { leads_to } };
  });
}

const layoutOf = (records: readonly FailureRecord[]) => layoutGraph(records, transitionGraph(records).edges);

test('2,500 records have a place each, clear of all others and inside their family', () => {
  const records = syntheticRecords(2500);
  const layout = layoutOf(records);
  expect(layout.nodes.length).toBe(2500);
  expect(new Set(layout.nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(2500);
  const domains = new Map(records.map(({ id, domain }) => [id, domain]));
  const families = new Map(layout.families.map((family) => [family.name, family]));
  const outside = layout.nodes.filter(({ id, x, y }) => {
    const box = families.get(domains.get(id) ?? '');
    return !box || x < box.x || y < box.y || x > box.x + box.width || y > box.y + box.height;
  });
  expect(outside).toEqual([]);
  const overlaps = layout.families.flatMap((a, i) =>
    layout.families
      .slice(i + 1)
      .filter(
        (b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
      ),
  );
  expect(overlaps).toEqual([]);
  // About as wide as a screen: neither a ribbon nor a tower.
  expect(layout.width / layout.height).toBeGreaterThan(0.8);
  expect(layout.width / layout.height).toBeLessThan(3.5);
});

test('the same records give the same map', () => {
  const records = syntheticRecords(300);
  expect(layoutOf(records.toReversed())).toEqual(layoutOf(records));
});
