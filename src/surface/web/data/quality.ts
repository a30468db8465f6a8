import type { EvidenceDay, FailureRecord } from '../../../record/index.ts';
import { tierOf } from './catalogue.ts';

/** A share with what it is a share of. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

export interface Quality {
  readonly shares: Readonly<
    Record<
      | 'executed'
      | 'reproduced'
      | 'contradictions'
      | 'harmful'
      | 'deadEndsHeld'
      | 'workaroundsHeld'
      | 'inconclusive'
      | 'translated'
      | 'sourced',
      Share
    >
  >;
  readonly verdicts: EvidenceDay['verdicts'];
  /** Tier → records. */
  readonly tiers: ReadonlyMap<string, number>;
  readonly domains: readonly DomainQuality[];
}

export interface DomainQuality {
  readonly domain: string;
  readonly records: number;
  readonly trials: number;
  readonly actionsTried: Share;
  readonly verdicts: EvidenceDay['verdicts'];
}

/** What the records of a corpus and the trials behind them say of it; only counts. */
export function qualityOf(records: readonly FailureRecord[]): Quality {
  const deadEnds = records.flatMap(({ dead_ends = [] }) => dead_ends);
  const workarounds = records.flatMap(({ workarounds = [] }) => workarounds);
  const actions = [...deadEnds, ...workarounds];
  const triedDeadEnds = deadEnds.flatMap(({ measured }) => measured ?? []);
  const triedWorkarounds = workarounds.flatMap(({ measured }) => measured ?? []);
  const heldDeadEnds = triedDeadEnds.filter(({ fixed }) => fixed === 0).length;
  const heldWorkarounds = triedWorkarounds.filter(
    ({ causes_held, causes_tried }) => causes_held === causes_tried,
  ).length;
  const tried = triedDeadEnds.length + triedWorkarounds.length;
  const verdicts = sumVerdicts(records);
  const ended = Object.values(verdicts).reduce((sum, count) => sum + (count ?? 0), 0);
  const tiers = new Map<string, number>();
  for (const record of records) tiers.set(tierOf(record), (tiers.get(tierOf(record)) ?? 0) + 1);
  return {
    shares: {
      executed: { count: tried, of: actions.length },
      reproduced: { count: tiers.get('reproduced') ?? 0, of: records.length },
      contradictions: { count: tried - heldDeadEnds - heldWorkarounds, of: tried },
      deadEndsHeld: { count: heldDeadEnds, of: triedDeadEnds.length },
      workaroundsHeld: { count: heldWorkarounds, of: triedWorkarounds.length },
      harmful: { count: verdicts.harmful ?? 0, of: ended },
      inconclusive: { count: verdicts.inconclusive ?? 0, of: ended },
      translated: {
        count: records.filter(({ signature_zh }) => signature_zh !== undefined).length,
        of: records.length,
      },
      sourced: { count: actions.filter(({ sources = [] }) => sources.length > 0).length, of: actions.length },
    },
    verdicts,
    tiers,
    domains: domainsOf(records),
  };
}

function domainsOf(records: readonly FailureRecord[]): readonly DomainQuality[] {
  const domains = [...new Set(records.map(({ domain }) => domain))].sort();
  return domains.map((domain) => {
    const group = records.filter((record) => record.domain === domain);
    const actions = group.flatMap(({ dead_ends = [], workarounds = [] }) => [...dead_ends, ...workarounds]);
    return {
      domain,
      records: group.length,
      trials: group.reduce((sum, { evidence }) => sum + (evidence?.trials ?? 0), 0),
      actionsTried: {
        count: actions.filter(({ measured }) => measured !== undefined).length,
        of: actions.length,
      },
      verdicts: sumVerdicts(group),
    };
  });
}

function sumVerdicts(records: readonly FailureRecord[]): EvidenceDay['verdicts'] {
  const sum: EvidenceDay['verdicts'] = {};
  for (const { evidence } of records) {
    for (const { verdicts } of evidence?.cells ?? []) {
      for (const name of ['fixed', 'persists', 'changed', 'harmful', 'inconclusive'] as const) {
        const count = verdicts[name];
        if (count !== undefined) sum[name] = (sum[name] ?? 0) + count;
      }
    }
  }
  return sum;
}
