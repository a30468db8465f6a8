import type { Ranked, Related } from './rank.ts';

/** A finding this much weaker than the best one is no rival to it. */
const rival = 1;

/**
 * Puts findings in relation: of one failure written down for several environments the best fitting stays; a wrapper
 * stands behind every cause that may be meant; of rivals, one that leads to the other comes first.
 */
export function relate(ranked: readonly Ranked[]): readonly Related[] {
  const single = ranked.filter((entry, i) => ranked.findIndex((other) => sameFailure(other, entry)) === i);
  const [best] = single;
  const plausible = ({ score }: Ranked) => best !== undefined && score > best.score - 3;
  const hasCause = single.some((entry) => entry.record.role !== 'wrapper' && plausible(entry));
  const wraps = ({ record }: Ranked) => hasCause && record.role === 'wrapper';
  const ordered = [...single.filter((entry) => !wraps(entry)), ...single.filter(wraps)];
  return causesFirst(ordered).map((entry, i) => ({
    ...entry,
    role: wraps(entry) ? 'wrapper' : i === 0 ? 'root' : 'consequence',
  }));
}

/** Same domain and slug, whatever stands behind them. */
function sameFailure(a: Ranked, b: Ranked): boolean {
  return familyOf(a.record.id) === familyOf(b.record.id);
}

function familyOf(id: string): string {
  return id.split('/').slice(0, 2).join('/');
}

/** Brings the rival forward that the graph names as the cause of the first. */
function causesFirst(ordered: readonly Ranked[]): readonly Ranked[] {
  const [first, ...others] = ordered;
  if (!first) return [];
  const cause = others.find(
    (other) =>
      other.record.role !== 'wrapper' &&
      other.score > first.score - rival &&
      other.candidate.basis === 'pattern' &&
      leadsTo(other, first) &&
      !leadsTo(first, other),
  );
  return cause ? [cause, ...ordered.filter((entry) => entry !== cause)] : ordered;
}

function leadsTo(from: Ranked, to: Ranked): boolean {
  const names = (edges: readonly { readonly id: string }[] | undefined, id: string) =>
    edges?.some((edge) => edge.id === id) ?? false;
  return (
    names(from.record.transition_graph?.leads_to, to.record.id) ||
    names(to.record.transition_graph?.preceded_by, from.record.id)
  );
}
