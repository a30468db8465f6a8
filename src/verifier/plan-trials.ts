import { claimsOf } from '../evidence/index.ts';
import type { FailureRecord } from '../record/index.ts';
import type { VerificationFinding } from './finding.ts';
import type { Reproduction } from './reproduction-schema.ts';
import { VerifierError } from './verifier-error.ts';

/** Which trials are wanted; all when absent. */
export interface TrialFilter {
  readonly causes?: readonly string[];
  readonly actions?: readonly string[];
}

export interface CausePlan {
  readonly cause: string;
  readonly actions: readonly string[];
}

export interface PlannedTrials {
  readonly plans: readonly CausePlan[];
  /** Actions of the record that the reproduction does not perform. */
  readonly findings: readonly VerificationFinding[];
}

/**
 * Which action is tried in which cause: as the reproduction says, else in the causes that the record says, else in all.
 * @throws {VerifierError} `unknown_name` for a cause or an action that record and reproduction do not share.
 */
export function planTrials(
  record: FailureRecord,
  reproduction: Reproduction,
  filter: TrialFilter = {},
): PlannedTrials {
  const claims = new Map(claimsOf(record).map((claim) => [claim.action, claim]));
  const causes = Object.keys(reproduction.causes);
  const actions = Object.entries(reproduction.actions);
  const known = record.causes?.map(({ id }) => id);
  if (known) assertKnown(record.id, 'cause', causes, known);
  assertKnown(record.id, 'action', Object.keys(reproduction.actions), [...claims.keys()]);
  const plans = causes
    .filter((cause) => filter.causes?.includes(cause) ?? true)
    .map((cause) => ({
      cause,
      actions: actions
        .filter(([id]) => filter.actions?.includes(id) ?? true)
        .filter(([id, action]) => (action.causes ?? claims.get(id)?.causes ?? causes).includes(cause))
        .map(([id]) => id),
    }));
  return { plans, findings: filter.actions || filter.causes ? [] : untried(record, reproduction) };
}

function untried(record: FailureRecord, { actions, causes }: Reproduction): VerificationFinding[] {
  const missingActions = claimsOf(record).filter(({ action }) => !(action in actions));
  const unnamed = [...(record.dead_ends ?? []), ...(record.workarounds ?? [])].filter(
    ({ id }) => id === undefined,
  );
  const missingCauses = (record.causes ?? []).filter(({ id }) => !(id in causes));
  return [
    ...missingActions.map(({ action }) =>
      notTried(record, 'no trial: the reproduction does not perform it', { action }),
    ),
    ...unnamed.map(({ action = '(empty)' }) =>
      notTried(record, `no trial: the action has no id: ${action}`, {}),
    ),
    ...missingCauses.map(({ id: cause }) =>
      notTried(record, 'no trial: the reproduction does not set it up', { cause }),
    ),
  ];
}

function notTried(
  { id }: FailureRecord,
  message: string,
  where: { action?: string; cause?: string },
): VerificationFinding {
  return { kind: 'not-tried', record: id, message, ...where };
}

function assertKnown(record: string, what: string, found: readonly string[], known: readonly string[]): void {
  const unknown = found.filter((id) => !known.includes(id));
  if (unknown.length === 0) return;
  throw new VerifierError(
    'unknown_name',
    `${record}: Expected a ${what} of the record (${known.join(', ') || 'it has none'}), found ${unknown.join(', ')} in repro.json`,
  );
}
