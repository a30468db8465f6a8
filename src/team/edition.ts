import type { Knowledge } from '../knowledge.ts';
import { summaryOf, type RecordSummary } from '../record/index.ts';

/** One state of a corpus that grows: whoever holds it gets consistent answers while the next one is made. */
export interface Edition {
  readonly knowledge: Knowledge;
  /** Which proposals it holds. */
  readonly revision: string;
  /** By id. */
  readonly summaries: readonly RecordSummary[];
  /** Of the records that hold every word, best first. */
  search(words: string): readonly RecordSummary[];
  /** The whole corpus as one file, made when first asked for. */
  pack(): Promise<WholePack>;
}

export interface WholePack {
  readonly digest: string;
  readonly bytes: Uint8Array;
}

/** @param join makes one pack of several */
export function editionOf(knowledge: Knowledge, revision: string, join: () => Promise<WholePack>): Edition {
  const records = knowledge.ids().flatMap((id) => knowledge.find(id) ?? []);
  const sorted = records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const [first, ...others] = knowledge.packs;
  const single = others.length === 0 ? first : undefined;
  const summaries = sorted.map(summaryOf);
  const byId = new Map(summaries.map((summary) => [summary.id, summary]));
  let pack: Promise<WholePack> | undefined;
  return {
    knowledge,
    revision,
    summaries,
    search: (words) => knowledge.search(words).flatMap((id) => byId.get(id) ?? []),
    pack: () => (pack ??= (single && packOf(knowledge, single.digest)) ?? join()),
  };
}

function packOf(knowledge: Knowledge, digest: string): Promise<WholePack> | undefined {
  const bytes = knowledge.packFile(digest);
  return bytes && Promise.resolve({ digest, bytes });
}
