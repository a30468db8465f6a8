import type { MatchReport } from '../matcher/index.ts';
import type { Named } from './diagnose.ts';
import type { Finding, ScorePart } from './types.ts';

export interface Ranked extends Named {
  readonly probability: number;
  readonly role: Finding['role'];
  readonly why: readonly ScorePart[];
}

/** Orders candidates: a wrapper yields to any cause, then what says more, then what comes first. */
export function rank(named: readonly Named[], report: MatchReport): readonly Ranked[] {
  const scored = named.map((entry) => {
    const why = scoreParts(entry, report);
    return { ...entry, why, score: why.reduce((sum, { value }) => sum + value, 0) };
  });
  const ordered = scored.sort((a, b) => b.score - a.score || a.candidate.lines[0] - b.candidate.lines[0]);
  const hasCause = ordered.some(({ record }) => record.role !== 'wrapper');
  return ordered.map(({ score, ...entry }, i) => ({
    ...entry,
    probability: 1 / (1 + Math.exp(-score)),
    role: entry.record.role === 'wrapper' && hasCause ? 'wrapper' : i === 0 ? 'root' : 'consequence',
  }));
}

function scoreParts({ candidate, record }: Named, { regions }: MatchReport): readonly ScorePart[] {
  const inside = regions.some(
    ({ lines }) => candidate.lines[0] >= lines[0] && candidate.lines[1] <= lines[1],
  );
  return [
    {
      name: candidate.basis,
      value: candidate.basis === 'pattern' ? 1.5 : -2 + 3 * (candidate.likeness ?? 0),
    },
    { name: 'specificity', value: Math.min(candidate.length, 80) / 40 },
    { name: 'failing-region', value: inside ? 0.5 : 0 },
    { name: 'wrapper', value: record.role === 'wrapper' ? -1 : 0 },
  ];
}
