import type { FailureRecord, LedgerEntry } from '../record/index.ts';
import { versionInRange } from './version-range.ts';

/** What a record says of one action: that it does not get past the failure, or that it does. */
export interface Claim {
  readonly kind: 'dead-end' | 'workaround';
  readonly action: string;
  /** The causes that it speaks of; all when absent. */
  readonly causes?: readonly string[];
  /** Tool → version range that it speaks of; all when absent. */
  readonly tools?: Readonly<Record<string, string>>;
}

/** Where and what: a trial, or a cell of them. */
type Tried = Pick<LedgerEntry, 'action' | 'cause' | 'tools'>;

/** Every claim of a record that a trial can test. */
export function claimsOf({ dead_ends = [], workarounds = [] }: FailureRecord): readonly Claim[] {
  return [
    ...dead_ends.flatMap((action) => toClaim('dead-end', action)),
    ...workarounds.flatMap((action) => toClaim('workaround', action)),
  ];
}

/** The claim about one action. */
export function claimOf(record: FailureRecord, action: string | undefined): Claim | undefined {
  return action === undefined ? undefined : claimsOf(record).find((claim) => claim.action === action);
}

/**
 * Whether a trial bears a claim out; `undefined` where it says nothing about it: inconclusive, or of a cause or a version
 * that the claim does not speak of.
 */
export function claimHolds(claim: Claim, entry: LedgerEntry): boolean | undefined {
  if (!speaksOf(claim, entry)) return undefined;
  switch (entry.verdict) {
    case 'fixed':
      return claim.kind === 'workaround';
    case 'persists':
    case 'changed':
    case 'harmful':
      return claim.kind === 'dead-end';
    case 'inconclusive':
      return undefined;
  }
}

/** Whether a trial is of an action, a cause and tool versions that the claim is about. */
export function speaksOf({ action, causes, tools = {} }: Claim, entry: Tried): boolean {
  if (entry.action !== action) return false;
  if (causes && !causes.includes(entry.cause)) return false;
  return Object.entries(tools).every(([tool, range]) => {
    const version = entry.tools[tool];
    return version === undefined || versionInRange(version, range);
  });
}

function toClaim(
  kind: Claim['kind'],
  { id, causes, tools }: NonNullable<FailureRecord['workarounds'] | FailureRecord['dead_ends']>[number],
): readonly Claim[] {
  if (id === undefined) return [];
  return [{ kind, action: id, ...(causes && { causes }), ...(tools && { tools }) }];
}
