import type { FailureRecord } from '../../../record/index.ts';

/** One transition, from the failure that was there to the one that came after. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /** Seen in trials, said by somebody, or two that look alike. */
  readonly kind: 'measured' | 'reported' | 'confused';
  /** Trials in which it was seen. */
  readonly count?: number;
  readonly probability?: number;
  /** The action after which it was seen. */
  readonly via?: string;
  readonly condition?: string;
  /** The cause of the later record that its message then gives away. */
  readonly cause?: string;
}

/** All transitions of a corpus, each once, whichever of its ends names it. */
export function edgesOf(records: readonly FailureRecord[]): readonly Edge[] {
  const edges = new Map<string, Edge>();
  const add = (edge: Edge) => {
    const key = JSON.stringify([edge.kind === 'confused', edge.from, edge.to, edge.via, edge.cause]);
    const known = edges.get(key);
    if (!known || (known.count === undefined && edge.count !== undefined)) edges.set(key, edge);
  };
  for (const { id, transition_graph: graph = {} } of records) {
    for (const { id: to, ...rest } of graph.leads_to ?? []) add(toEdge(id, to, rest));
  }
  const written = new Map<string, (string | undefined)[]>();
  for (const { from, to, via } of edges.values()) {
    const key = `${from} ${to}`;
    written.set(key, [...(written.get(key) ?? []), via]);
  }
  for (const { id, transition_graph: graph = {} } of records) {
    for (const { id: from, ...rest } of graph.preceded_by ?? []) {
      const known = written.get(`${from} ${id}`) ?? [];
      if (!known.some((via) => rest.via === undefined || rest.via === via)) add(toEdge(from, id, rest));
    }
    for (const { id: other } of graph.frequently_confused_with ?? []) {
      const [from = id, to = other] = [id, other].sort();
      add({ from, to, kind: 'confused' });
    }
  }
  return [...edges.values()];
}

type Rest = Pick<Edge, 'via' | 'condition' | 'cause' | 'count' | 'probability'>;

function toEdge(
  from: string,
  to: string,
  rest: { readonly [key in keyof Rest]?: Rest[key] | undefined },
): Edge {
  const { via, condition, cause, count, probability } = rest;
  return {
    from,
    to,
    kind: count === undefined ? 'reported' : 'measured',
    ...(count !== undefined && { count }),
    ...(probability !== undefined && { probability }),
    ...(via !== undefined && { via }),
    ...(condition !== undefined && { condition }),
    ...(cause !== undefined && { cause }),
  };
}
