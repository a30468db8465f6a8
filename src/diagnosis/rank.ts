import type { Candidate } from '../matcher/index.ts';
import type { FailureRecord } from '../record/index.ts';
import type { Named } from './diagnose.ts';
import { heedReports } from './heed-reports.ts';
import { model } from './model.ts';
import { relate } from './relate.ts';
import { logShares, probabilityOf, scoreOf } from './score.ts';
import type { Finding, ScorePart } from './types.ts';

export interface Ranked extends Named {
  readonly score: number;
  readonly probability: number;
  readonly why: readonly ScorePart[];
}

export interface Related extends Ranked {
  readonly role: Finding['role'];
}

/** What is less probable is not worth a line. */
const least = 0.02;
const most = 8;

/**
 * Orders candidates by what speaks for them, then by how they relate: cause before consequence, wrapper last. Records are
 * asked for only where they may be shown.
 */
export function rank(
  candidates: readonly Candidate[],
  find: (id: string) => FailureRecord | undefined,
): readonly Related[] {
  const scored = candidates.map((candidate) => ({ candidate, ...scoreOf(candidate, model) }));
  const shares = logShares(scored.map(({ total }) => total));
  const ordered = scored
    .map((entry, i) => ({ ...entry, probability: probabilityOf(entry.total, shares[i] ?? 0, model) }))
    .sort((a, b) => b.total - a.total || a.candidate.lines[0] - b.candidate.lines[0]);
  const ranked: Ranked[] = [];
  for (const { candidate, total, parts, probability } of ordered) {
    if (ranked.length > 0 && (probability < least || ranked.length >= 2 * most)) break;
    const record = find(candidate.id);
    if (record) ranked.push({ candidate, record, score: total, probability, why: parts });
  }
  return relate(heedReports(withoutWrappers(ranked, scored))).slice(0, most);
}

/** A wrapper is no rival of the cause it wraps: how probable a cause is does not fall because its wrapper was seen too. */
function withoutWrappers(
  ranked: readonly Ranked[],
  scored: readonly { readonly candidate: Candidate; readonly total: number }[],
): readonly Ranked[] {
  const wrappers = new Set(
    ranked.filter(({ record }) => record.role === 'wrapper').map(({ record }) => record.id),
  );
  if (wrappers.size === 0 || wrappers.size === ranked.length) return ranked;
  const rivals = scored.filter(({ candidate }) => !wrappers.has(candidate.id));
  const shares = logShares(rivals.map(({ total }) => total));
  return ranked.map((entry) => {
    const at = rivals.findIndex(({ candidate }) => candidate === entry.candidate);
    return at < 0 ? entry : { ...entry, probability: probabilityOf(entry.score, shares[at] ?? 0, model) };
  });
}
