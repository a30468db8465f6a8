import type { FailureRecord } from '../../record/index.ts';

/** What stands behind a corpus, counted; nothing in it is a rate, so that every figure brings its own n. */
export interface CorpusStats {
  readonly records: number;
  readonly wrappers: number;
  /** Records with two causes or more. */
  readonly severalCauses: number;
  /** Verification tier → records. */
  readonly tiers: Readonly<Record<string, number>>;
  readonly families: readonly FamilyStats[];
  /** Dead ends and workarounds, and those among them that at least one concluded trial tried. */
  readonly claims: ExecutedClaims;
  /** The same of the records of tier `reproduced`. */
  readonly reproducedClaims: ExecutedClaims;
  /** Cells of the matrix action × cause × tool versions, and the concluded trials in them. */
  readonly cells: number;
  readonly trials: number;
  /** Edges `leads_to` that trials showed: from a record to a record, or to a cause of one. */
  readonly measuredEdges: number;
  /** Dead ends with a source cited that fixed nothing in any trial, most trials first. */
  readonly surprising: readonly SurprisingDeadEnd[];
  /** Language → records whose texts are in it. */
  readonly texts: Readonly<Record<string, number>>;
  /** Locale → records with a pattern for what tools print in it. */
  readonly localised: Readonly<Record<string, number>>;
  /** Day of the newest trial; absent where nothing was run. */
  readonly lastTrial?: string;
}

export interface ExecutedClaims {
  readonly executed: number;
  readonly all: number;
}

export interface FamilyStats {
  readonly family: string;
  readonly records: number;
  readonly reproduced: number;
  readonly trials: number;
}

export interface SurprisingDeadEnd {
  readonly record: string;
  readonly action: string;
  readonly trials: number;
  /** Trials in which it destroyed work. */
  readonly harmful: number;
}

/** Counts what a corpus holds, from records with their derived fields filled in. A family is a record's domain. */
export function corpusStats(records: readonly FailureRecord[]): CorpusStats {
  const reproduced = records.filter(isReproduced);
  const lastTrial = records.flatMap(({ evidence, last_confirmed: day }) => (evidence && day) || []).sort();
  return {
    records: records.length,
    wrappers: records.filter(({ role }) => role === 'wrapper').length,
    severalCauses: records.filter(({ causes = [] }) => causes.length > 1).length,
    tiers: countBy(records, ({ verification_tier: tier = 'ai_generated' }) => [tier]),
    families: familiesOf(records),
    claims: executedClaims(records),
    reproducedClaims: executedClaims(reproduced),
    cells: sum(records, ({ evidence }) => evidence?.cells.length ?? 0),
    trials: sum(records, ({ evidence }) => evidence?.trials ?? 0),
    measuredEdges: sum(records, measuredEdgesOf),
    surprising: records.flatMap(surprisingOf).sort((a, b) => b.trials - a.trials),
    texts: countBy(records, ({ signature_zh: zh }) => (zh === undefined ? ['en'] : ['en', 'zh'])),
    localised: countBy(records, localesOf),
    ...(lastTrial.length > 0 && { lastTrial: lastTrial.at(-1) ?? '' }),
  };
}

function isReproduced({ verification_tier: tier }: FailureRecord): boolean {
  return tier === 'reproduced';
}

function familiesOf(records: readonly FailureRecord[]): readonly FamilyStats[] {
  const families = [...new Set(records.map(({ domain }) => domain))].sort();
  return families.map((family) => {
    const own = records.filter(({ domain }) => domain === family);
    const trials = sum(own, ({ evidence }) => evidence?.trials ?? 0);
    return { family, records: own.length, reproduced: own.filter(isReproduced).length, trials };
  });
}

function executedClaims(records: readonly FailureRecord[]): ExecutedClaims {
  const all = records.flatMap(({ dead_ends = [], workarounds = [] }) => [...dead_ends, ...workarounds]);
  return { executed: all.filter(({ measured }) => measured !== undefined).length, all: all.length };
}

function measuredEdgesOf({ transition_graph: graph }: FailureRecord): number {
  const shown = (graph?.leads_to ?? []).filter(({ count }) => count !== undefined);
  return new Set(shown.map(({ id, cause = '' }) => `${id} ${cause}`)).size;
}

function surprisingOf({ id, dead_ends = [] }: FailureRecord): readonly SurprisingDeadEnd[] {
  return dead_ends.flatMap(({ action = '', sources = [], measured }) =>
    measured && measured.fixed === 0 && sources.length > 0
      ? [{ record: id, action, trials: measured.trials, harmful: measured.harmful }]
      : [],
  );
}

function localesOf({ patterns = [] }: FailureRecord): readonly string[] {
  return [...new Set(patterns.flatMap(({ locale }) => locale ?? []))];
}

function sum(records: readonly FailureRecord[], count: (record: FailureRecord) => number): number {
  return records.reduce((total, record) => total + count(record), 0);
}

function countBy(
  records: readonly FailureRecord[],
  keysOf: (record: FailureRecord) => readonly string[],
): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const key of records.flatMap(keysOf)) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
