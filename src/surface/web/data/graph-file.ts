import type { FailureRecord } from '../../../record/index.ts';
import { edgesOf, type Edge } from './edges.ts';
import { layoutGraph, type GraphFamily } from './graph-layout.ts';

/** `graph.json`: the transitions of a corpus and a place for every record. */
export interface GraphFile {
  readonly schema: 1;
  readonly width: number;
  readonly height: number;
  readonly families: readonly GraphFamily[];
  readonly nodes: readonly GraphFileNode[];
  readonly edges: readonly Edge[];
}

export interface GraphFileNode {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly signature: string;
  readonly signature_zh?: string;
}

/** Edges to records that a corpus does not hold have no place on the map; the lists of a record's page name them. */
export function graphFile(records: readonly FailureRecord[]): GraphFile {
  const byId = new Map(records.map((record) => [record.id, record]));
  const edges = edgesOf(records).filter(({ from, to }) => byId.has(from) && byId.has(to));
  const { nodes, ...layout } = layoutGraph(records, edges);
  return {
    schema: 1,
    ...layout,
    nodes: nodes.map(({ id, x, y }) => {
      const { signature = id, signature_zh } = byId.get(id) ?? {};
      return { id, x, y, signature, ...(signature_zh !== undefined && { signature_zh }) };
    }),
    edges,
  };
}
