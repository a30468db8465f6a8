import type { Ranked } from './rank.ts';

/** Reports that a match was wrong count against the match, and against nothing that the record advises. */
export function heedReports(ranked: readonly Ranked[]): readonly Ranked[] {
  if (ranked.every(({ record }) => precisionOf(record) === 1)) return ranked;
  return ranked
    .map((entry) => {
      const precision = precisionOf(entry.record);
      return {
        ...entry,
        probability: entry.probability * precision,
        score: entry.score + Math.log(precision),
        why: precision === 1 ? entry.why : [...entry.why, { name: 'reported', value: Math.log(precision) }],
      };
    })
    .sort((a, b) => b.score - a.score);
}

function precisionOf({ reported }: Ranked['record']): number {
  return reported?.precision ?? 1;
}
