import type { FailureRecord, Transition } from '../record/index.ts';

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
  /** `measured`: counted in trials; `claimed`: somebody wrote it. */
  readonly basis: 'measured' | 'claimed';
  /** The action after which it was seen. */
  readonly via?: string;
  /** The cause that the message of the latter record gave away. */
  readonly cause?: string;
  readonly count?: number;
  readonly probability?: number;
}

/** What leads to what. `leads_to` of one record and `preceded_by` of the other are one edge. */
export interface TransitionGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** The graph of the records; edges to records that are not among them are left out. */
export function transitionGraph(records: readonly FailureRecord[]): TransitionGraph {
  const known = new Set(records.map(({ id }) => id));
  const edges = new Map<string, GraphEdge>();
  for (const edge of records.flatMap(edgesOf)) {
    if (!known.has(edge.from) || !known.has(edge.to)) continue;
    const key = JSON.stringify([edge.kind, edge.from, edge.to, edge.via, edge.cause]);
    const other = edges.get(key);
    if (!other || other.basis === 'claimed') edges.set(key, edge);
  }
  return { nodes: records.map(nodeOf), edges: [...edges.values()] };
}

function nodeOf(record: FailureRecord): GraphNode {
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

function edgesOf({ id, transition_graph: graph = {}, evidence }: FailureRecord): readonly GraphEdge[] {
  // A count stands for trials only beside the evidence they left; else it is what somebody wrote.
  const measured = evidence !== undefined;
  // Both ends say it, so that one direction is enough: from the lesser id.
  const pair = (other: string) => (id < other ? { from: id, to: other } : { from: other, to: id });
  const leadsTo = (graph.leads_to ?? []).map((edge) => toEdge({ from: id, to: edge.id }, edge, measured));
  const precededBy = (graph.preceded_by ?? []).map((edge) => toEdge({ from: edge.id, to: id }, edge, false));
  const confused = (graph.frequently_confused_with ?? []).map((edge): GraphEdge => ({
    ...pair(edge.id),
    kind: 'confused_with',
    basis: 'claimed',
  }));
  return [...leadsTo, ...precededBy, ...confused];
}

function toEdge(
  ends: { readonly from: string; readonly to: string },
  { via, cause, count, probability }: Transition,
  measured: boolean,
): GraphEdge {
  return {
    ...ends,
    kind: 'leads_to',
    basis: measured && count !== undefined ? 'measured' : 'claimed',
    ...(via !== undefined && { via }),
    ...(cause !== undefined && { cause }),
    ...(count !== undefined && { count }),
    ...(probability !== undefined && { probability }),
  };
}
