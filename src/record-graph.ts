import {
  mergeReportedTransitions,
  transitionGraph,
  type GraphRecord,
  type TransitionGraph,
} from './evidence/index.ts';
import type { FailureRecord } from './record/index.ts';
import type { Outcomes } from './store/index.ts';

export interface RecordGraphOptions {
  /** Asked for not before they are needed: to tell them every record is read. */
  readonly ids: () => readonly string[];
  readonly find: (id: string) => FailureRecord | undefined;
  readonly outcomes: Outcomes;
}

/** The graph of a corpus. Records are read when it is first asked for, and what it needs of them is kept. */
export function createRecordGraph({ ids, find, outcomes }: RecordGraphOptions) {
  let kept: readonly GraphRecord[] | undefined;
  let graph: TransitionGraph | undefined;
  const records = () =>
    (kept ??= ids()
      .toSorted()
      .flatMap((id) => find(id) ?? [])
      .map(forGraph));
  const ofCorpus = () => (graph ??= transitionGraph(records()));
  return {
    /** What the corpus alone says. */
    graph: ofCorpus,
    /** The same with what people reported; the very same where nobody reported that another failure followed. */
    async graphWeighed(): Promise<TransitionGraph> {
      if (!outcomes.present) return ofCorpus();
      const tallies = await outcomes.tallies(ids());
      if (![...tallies.values()].flat().some(({ led_to }) => led_to !== undefined)) return ofCorpus();
      const told = records().map((record) => ({
        ...record,
        ...mergeReportedTransitions(record, tallies.get(record.id) ?? []),
      }));
      return transitionGraph(told);
    },
  };
}

/** Records are large, most of it evidence and texts. */
function forGraph(record: FailureRecord): GraphRecord {
  const { id, signature, signature_zh, domain, verification_tier, transition_graph, evidence } = record;
  return {
    id,
    signature,
    signature_zh,
    domain,
    verification_tier,
    transition_graph,
    evidence: evidence && { trials: evidence.trials },
  };
}
