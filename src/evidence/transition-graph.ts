import type { FailureRecord, Transition } from '../record/index.ts';

/** What the graph needs of a record. */
export type GraphRecord = Pick<
  FailureRecord,
  'id' | 'signature' | 'signature_zh' | 'domain' | 'verification_tier' | 'transition_graph'
> & { readonly evidence?: { readonly trials: number } | undefined };

export interface GraphNode {
  readonly id: string;
  readonly signature: string;
  readonly signature_zh?: string;
  readonly domain: string;
  readonly tier: string;
  /** Trials that could be concluded. */
  readonly trials: number;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'leads_to' | 'confused_with';
  /** `measured`: counted in trials; `observed`: reported by people to whom it happened; `claimed`: somebody wrote it. */
  readonly basis: 'measured' | 'observed' | 'claimed';
  /** The action after which it was seen. */
  readonly via?: string;
  /** The cause that the message of the latter record gave away. */
  readonly cause?: string;
  readonly condition?: string;
  /** Trials in which it came next. */
  readonly count?: number;
  readonly probability?: number;
  /** Reporters to whom it came next. */
  readonly reported?: number;
}

/** What leads to what, each transition once, whichever of its ends names it. */
export interface TransitionGraph {
  readonly nodes: readonly GraphNode[];
  /** Transitions between the records. */
  readonly edges: readonly GraphEdge[];
  /** Transitions with an end that is none of the records. */
  readonly loose: readonly GraphEdge[];
}

export function transitionGraph(records: readonly GraphRecord[]): TransitionGraph {
  const known = new Set(records.map(({ id }) => id));
  const edges = edgesOf(records);
  const isInside = ({ from, to }: GraphEdge) => known.has(from) && known.has(to);
  return {
    nodes: records.map(nodeOf),
    edges: edges.filter(isInside),
    loose: edges.filter((edge) => !isInside(edge)),
  };
}

function nodeOf(record: GraphRecord): GraphNode {
  const { id, signature, signature_zh, domain, verification_tier, evidence } = record;
  return {
    id,
    signature,
    ...(signature_zh !== undefined && { signature_zh }),
    domain,
    tier: verification_tier ?? 'ai_generated',
    trials: evidence?.trials ?? 0,
  };
}

const strength = { measured: 2, observed: 1, claimed: 0 };

function edgesOf(records: readonly GraphRecord[]): readonly GraphEdge[] {
  const edges = new Map<string, GraphEdge>();
  const add = (edge: GraphEdge) => {
    const key = JSON.stringify([edge.kind, edge.from, edge.to, edge.via, edge.cause]);
    const other = edges.get(key);
    if (!other || strength[edge.basis] > strength[other.basis]) edges.set(key, edge);
  };
  for (const { id: from, transition_graph: graph = {}, evidence } of records) {
    // A count stands for trials only beside the evidence they left; else it is what somebody wrote.
    for (const edge of graph.leads_to ?? []) add(toEdge({ from, to: edge.id }, edge, evidence !== undefined));
  }
  const named = actionsByEnds(edges.values());
  for (const { id: to, transition_graph: graph = {} } of records) {
    for (const edge of graph.preceded_by ?? []) {
      // The record that it comes from says it already, and more of it.
      const said = named.get(JSON.stringify([edge.id, to])) ?? [];
      if (!said.some((via) => edge.via === undefined || edge.via === via))
        add(toEdge({ from: edge.id, to }, edge, false));
    }
    for (const { id: other } of graph.frequently_confused_with ?? []) {
      // Both ends say it, so that one direction is enough: from the lesser id.
      const ends = to < other ? { from: to, to: other } : { from: other, to };
      add({ ...ends, kind: 'confused_with', basis: 'claimed' });
    }
  }
  return [...edges.values()];
}

/** Ends → the actions after which it is seen. */
function actionsByEnds(edges: Iterable<GraphEdge>): ReadonlyMap<string, readonly (string | undefined)[]> {
  const found = new Map<string, (string | undefined)[]>();
  for (const { from, to, via } of edges) {
    const key = JSON.stringify([from, to]);
    found.set(key, [...(found.get(key) ?? []), via]);
  }
  return found;
}

function toEdge(
  ends: { readonly from: string; readonly to: string },
  { via, cause, condition, count, probability, reported }: Transition,
  hasEvidence: boolean,
): GraphEdge {
  return {
    ...ends,
    kind: 'leads_to',
    basis: hasEvidence && count !== undefined ? 'measured' : reported === undefined ? 'claimed' : 'observed',
    ...(via !== undefined && { via }),
    ...(cause !== undefined && { cause }),
    ...(condition !== undefined && { condition }),
    ...(count !== undefined && { count }),
    ...(probability !== undefined && { probability }),
    ...(reported !== undefined && { reported }),
  };
}
