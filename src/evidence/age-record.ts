import type { FailureRecord } from '../record/index.ts';
import { outdatedText } from './tier.ts';

/**
 * A derived record as it counts today: a pack that was built long ago holds tiers of that day, and proofs grow old.
 * @param now UTC, ISO 8601.
 */
export function ageRecord(record: FailureRecord, now: string): FailureRecord {
  const { verification_tier, evidence } = record;
  if (verification_tier !== 'reproduced' || evidence?.fresh_until === undefined) return record;
  if (evidence.fresh_until >= now) return record;
  const { fresh_until: _, ...rest } = evidence;
  return { ...record, verification_tier: 'cited', evidence: { ...rest, outdated: outdatedText } };
}
