import { createHash } from 'node:crypto';
import { summaryOf, type RecordSummary } from '../record/index.ts';
import { transitionGraph, type TransitionGraph } from '../evidence/index.ts';
import { openKnowledge, type Knowledge } from '../knowledge.ts';

/** What a key allows, each including those before it. */
export const roles = ['read', 'report', 'propose', 'review', 'admin'] as const;
export type Role = (typeof roles)[number];

/** One state of a corpus that grows: whoever holds it gets consistent answers while the next one is made. */
export interface Edition {
  readonly knowledge: Knowledge;
  /** By id. */
  readonly summaries: readonly RecordSummary[];
  readonly graph: TransitionGraph;
  /** The whole corpus as one file, made when first asked for. */
  pack(): Promise<{ readonly digest: string; readonly bytes: Uint8Array }>;
}

export interface TeamOptions {
  /** As for `openKnowledge`. */
  readonly corpus?: readonly string[];
}

/** What a server shares. */
export interface Team {
  edition(): Edition;
  /** @throws where the store does not answer. */
  assertReady(): Promise<void>;
  close(): Promise<void>;
}

export async function openTeam({ corpus = [] }: TeamOptions = {}): Promise<Team> {
  const edition = editionOf(await openKnowledge({ corpus }));
  return { edition: () => edition, assertReady: async () => {}, close: async () => {} };
}

function editionOf(knowledge: Knowledge): Edition {
  const records = knowledge.ids().flatMap((id) => knowledge.find(id) ?? []);
  const sorted = records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  let pack: ReturnType<Edition['pack']> | undefined;
  return {
    knowledge,
    summaries: sorted.map(summaryOf),
    graph: transitionGraph(sorted),
    pack: () => (pack ??= buildWhole(knowledge)),
  };
}

async function buildWhole(knowledge: Knowledge) {
  const { buildPack } = await import('../corpus/index.ts');
  const records = knowledge.ids().flatMap((id) => knowledge.find(id) ?? []);
  const { bytes } = buildPack(records).pack;
  return { digest: createHash('sha256').update(bytes).digest('hex'), bytes };
}
