import type { DeadEnd, FailureRecord, RecordEvidence, Workaround } from '../record/index.ts';

type Action = DeadEnd | Workaround;

/**
 * A new text of a record with what was measured of the old one, where it still speaks of the same thing: an action that
 * is done as before, for the same causes and versions. Where all of them are, the record is as proved as it was.
 */
export function keepEvidence(next: FailureRecord, before: FailureRecord): FailureRecord {
  const { evidence } = before;
  if (!evidence) return next;
  const old = new Map(actionsOf(before).map((action) => [action.id, action]));
  const isSame = (action: Action) => {
    const was = old.get(action.id);
    return action.id !== undefined && was !== undefined && doneBy(was) === doneBy(action);
  };
  const kept = new Set(
    actionsOf(next)
      .filter(isSame)
      .map(({ id }) => id),
  );
  if (kept.size === 0) return next;
  const cells = evidence.cells.filter(({ action }) => kept.has(action));
  const whole = actionsOf(next).every(isSame) && [...old.keys()].every((id) => kept.has(id));
  return {
    ...next,
    ...(next.dead_ends && {
      dead_ends: next.dead_ends.map((one) => (isSame(one) ? withNumbers(one, old) : one)),
    }),
    ...(next.workarounds && {
      workarounds: next.workarounds.map((one) => (isSame(one) ? withNumbers(one, old) : one)),
    }),
    ...(whole ? standingOf(before) : { evidence_count: trialsOf(cells) }),
    evidence: whole ? evidence : { trials: trialsOf(cells), cells },
  };
}

function actionsOf({ dead_ends = [], workarounds = [] }: FailureRecord): readonly Action[] {
  return [...dead_ends, ...workarounds];
}

/** What a trial of an action depends on; how it is worded is not among it. */
function doneBy({ command, causes, tools }: Action): string {
  return JSON.stringify([
    command,
    causes?.toSorted(),
    Object.entries(tools ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}

function withNumbers<T extends Action>(action: T, old: ReadonlyMap<string | undefined, Action>): T {
  const { measured, fail_rate, success_rate } = Object(old.get(action.id));
  return {
    ...action,
    ...(measured !== undefined && { measured }),
    ...(fail_rate !== undefined && { fail_rate }),
    ...(success_rate !== undefined && { success_rate }),
  };
}

function standingOf(record: FailureRecord) {
  const { verification_tier, confidence, fix_success_rate, evidence_count, last_confirmed } = record;
  return {
    ...(verification_tier !== undefined && { verification_tier }),
    ...(confidence !== undefined && { confidence }),
    ...(fix_success_rate !== undefined && { fix_success_rate }),
    ...(evidence_count !== undefined && { evidence_count }),
    ...(last_confirmed !== undefined && { last_confirmed }),
  };
}

function trialsOf(cells: RecordEvidence['cells']): number {
  const counts = cells.flatMap(({ verdicts }) => Object.entries(verdicts));
  return counts.reduce((sum, [verdict, count]) => sum + (verdict === 'inconclusive' ? 0 : count), 0);
}
