import type { FailureRecord, Transition } from '../record/index.ts';
import { groupBy } from './group-by.ts';
import type { Tally } from './tally.ts';

/**
 * Edges with how many reporters saw them: after an action another failure stood there. An edge that only reports know
 * follows those of authors and trials.
 */
export function mergeReportedTransitions(
  { transition_graph = {} }: Pick<FailureRecord, 'transition_graph'>,
  tallies: readonly Tally[],
): Pick<FailureRecord, 'transition_graph'> {
  const groups = groupBy(
    tallies.filter(({ led_to }) => led_to !== undefined),
    ({ led_to = '', action = '' }) => `${led_to} ${action}`,
  );
  if (groups.size === 0) return {};
  const seen = [...groups.values()].flatMap((group) => edgeOf(group)).sort(mostFirst);
  const { leads_to: authored = [] } = transition_graph;
  const isSame = (a: Transition, b: Transition) =>
    a.id === b.id && (a.via === undefined || a.via === b.via) && a.cause === undefined;
  const merged = authored.map((edge) => {
    const reported = seen.filter((other) => isSame(edge, other)).reduce((sum, one) => sum + one.reported, 0);
    return reported > 0 ? { ...edge, reported } : edge;
  });
  const further = seen.filter((edge) => !authored.some((other) => isSame(other, edge)));
  return { transition_graph: { ...transition_graph, leads_to: [...merged, ...further] } };
}

function edgeOf(group: readonly Tally[]) {
  const [first] = group;
  if (first?.led_to === undefined) return [];
  const reported = new Set(group.map(({ reporter }) => reporter)).size;
  return [{ id: first.led_to, ...(first.action !== undefined && { via: first.action }), reported }];
}

/** The same order whatever order the tallies came in. */
function mostFirst(a: Transition & { readonly reported: number }, b: typeof a): number {
  const nameOf = ({ id, via = '' }: Transition) => `${id} ${via}`;
  return b.reported - a.reported || (nameOf(a) < nameOf(b) ? -1 : 1);
}
