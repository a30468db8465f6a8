import type { GraphEdge, TransitionGraph } from '../../../diagnosis/index.ts';
import { layoutGraph, type GraphFamily } from './graph-layout.ts';

/** `graph.json`: the transitions of a corpus and a place for every record. */
export interface GraphFile {
  readonly schema: 1;
  readonly width: number;
  readonly height: number;
  readonly families: readonly GraphFamily[];
  readonly nodes: readonly GraphFileNode[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphFileNode {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly signature: string;
  readonly signature_zh?: string;
}

/** Transitions to records that a corpus does not hold have no place on the map; the lists of a record's page name them. */
export function graphFile({ nodes, edges }: TransitionGraph): GraphFile {
  const { nodes: placed, ...layout } = layoutGraph(nodes, edges);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return {
    schema: 1,
    ...layout,
    nodes: placed.map(({ id, x, y }) => {
      const { signature = id, signature_zh } = byId.get(id) ?? {};
      return { id, x, y, signature, ...(signature_zh !== undefined && { signature_zh }) };
    }),
    edges,
  };
}
