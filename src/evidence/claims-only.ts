import type { FailureRecord, Transition } from '../record/index.ts';
import { tierOf } from './tier.ts';

/**
 * A record from outside as it counts here: its rates stay as claims, and nothing of it passes for measured, whatever it
 * says of itself.
 * @param now UTC, ISO 8601.
 */
export function claimsOnly(record: FailureRecord, now: string): FailureRecord {
  const { evidence: _, evidence_count: __, last_confirmed: ___, ...rest } = record;
  const { dead_ends, workarounds, versions, transition_graph: graph } = record;
  const claimed: FailureRecord = {
    ...rest,
    ...(dead_ends && { dead_ends: dead_ends.map(({ measured: _m, ...one }) => one) }),
    ...(workarounds && { workarounds: workarounds.map(({ measured: _m, ...one }) => one) }),
    ...(versions && { versions: versions.map(({ status: _s, ...one }) => one) }),
    ...(graph && {
      transition_graph: {
        ...graph,
        ...(graph.leads_to && { leads_to: uncounted(graph.leads_to) }),
        ...(graph.preceded_by && { preceded_by: uncounted(graph.preceded_by) }),
      },
    }),
  };
  return { ...claimed, verification_tier: tierOf(claimed, { entries: [], now }).tier };
}

function uncounted(edges: readonly Transition[]): Transition[] {
  return edges.map(({ count: _count, ...edge }) => edge);
}
