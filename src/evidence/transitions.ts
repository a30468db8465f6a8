import type { FailureRecord, Transition, LedgerEntry } from '../record/index.ts';
import { groupBy } from './group-by.ts';

/**
 * Counted `leads_to` edges: after how many trials of an action which other failure stood there. The probability is the
 * plain share of the trials of that action that could be concluded, for the count stands beside it.
 */
export function countTransitions(entries: readonly LedgerEntry[]): readonly Transition[] {
  const trials = entries.filter(({ verdict, action }) => verdict !== 'inconclusive' && action !== undefined);
  const seen = trials.filter(({ verdict, led_to }) => verdict === 'changed' && led_to !== undefined);
  const edges = groupBy(
    seen,
    ({ led_to, led_to_cause = '', action }) => `${led_to} ${led_to_cause} ${action}`,
  );
  return [...edges.values()].flatMap(([first, ...rest]) => {
    if (first?.led_to === undefined || first.action === undefined) return [];
    const of = trials.filter(({ action }) => action === first.action).length;
    const count = rest.length + 1;
    const cause = first.led_to_cause;
    const probability = Math.round((count / of) * 1000) / 1000;
    return [{ id: first.led_to, ...(cause && { cause }), via: first.action, count, probability }];
  });
}

/** Authored edges with what was counted for them; counted edges that nobody wrote follow. */
export function mergeTransitions(
  authored: readonly Transition[],
  counted: readonly Transition[],
): readonly Transition[] {
  const isSame = (a: Transition, b: Transition) =>
    a.id === b.id &&
    (a.via === undefined || a.via === b.via) &&
    (a.cause === undefined || a.cause === b.cause);
  const merged = authored.map((edge) => {
    const found = counted.find((other) => isSame(edge, other));
    return found ? { ...edge, ...found } : edge;
  });
  return [...merged, ...counted.filter((edge) => !authored.some((other) => isSame(other, edge)))];
}

/** The same edges seen from their other end: each record learns which others were seen before it. */
export function linkTransitions(records: readonly FailureRecord[]): readonly FailureRecord[] {
  const before = new Map<string, Transition[]>();
  for (const { id, transition_graph } of records) {
    for (const { id: to, count, via } of transition_graph?.leads_to ?? []) {
      if (count === undefined || to === id) continue;
      const edge = { id, count, ...(via !== undefined && { via }) };
      before.set(to, [...(before.get(to) ?? []), edge]);
    }
  }
  return records.map((record) => {
    const counted = before.get(record.id);
    if (!counted) return record;
    const graph = record.transition_graph ?? {};
    const preceded_by = [...mergeTransitions(graph.preceded_by ?? [], counted)];
    return { ...record, transition_graph: { ...graph, preceded_by } };
  });
}
