import type { OpenFailure, Session, TrackedAction } from './session.ts';

/** A known failure in the output of a command. */
export interface Found {
  readonly record: string;
  readonly cause?: string;
  readonly actions: readonly TrackedAction[];
}

/** A command that ran, as far as a session cares. */
export interface Happening {
  readonly ending: 'succeeded' | 'failed' | 'untold';
  /** Digests of its steps; empty where they are not known. */
  readonly steps: readonly string[];
  readonly found?: Found;
}

/** What a session shows about an action, without anybody having said so. */
export interface Inferred {
  readonly record: string;
  readonly action: string;
  readonly cause?: string;
  readonly kind: 'worked' | 'did-not-work';
  /** When the failure was first seen: the same story told twice is one outcome. */
  readonly since: number;
}

export interface Advanced {
  readonly session: Session;
  readonly inferred: readonly Inferred[];
}

/** A session holds no more than this of each. */
const most = { failures: 4, actions: 32, tried: 16 };
/** After this long the work has gone on elsewhere. */
const lifetime = 2 * 60 * 60 * 1000;

/** The session after a command ran. */
export function advance(session: Session, happening: Happening, now: number): Advanced {
  // Another hook that began later may have been first: its time lies ahead of ours.
  const alive = session.failures.filter(({ since }) => Math.abs(now - since) < lifetime);
  const steps = alive.map((failure) => step(failure, happening));
  const failures = steps.flatMap((one) => (one.failure ? [one.failure] : []));
  return {
    session: { ...session, failures: open(failures, happening, now) },
    inferred: steps.flatMap((one) => one.inferred),
  };
}

/** The action of the failure that a command amounts to: its steps, and after them at most the failed command again. */
export function actionIn(
  steps: readonly string[],
  { command, actions }: OpenFailure,
): TrackedAction | undefined {
  const rerun = endsWith(steps, command) ? steps.slice(0, -command.length) : steps;
  return actions.find((action) => same(action.steps, steps) || same(action.steps, rerun));
}

interface Step {
  /** Absent once the failure is closed. */
  readonly failure?: OpenFailure;
  readonly inferred: readonly Inferred[];
}

function step(failure: OpenFailure, { ending, steps, found }: Happening): Step {
  const action = actionIn(steps, failure)?.id;
  const again = failure.command.length > 0 && endsWith(steps, failure.command);
  const sameFailure = found?.record === failure.record;
  const tried = action === undefined ? failure.tried : [...failure.tried, action].slice(-most.tried);
  switch (ending) {
    case 'succeeded':
      return again
        ? { inferred: infer(failure, tried.slice(-1), 'worked') }
        : { failure: { ...failure, tried }, inferred: [] };
    case 'failed':
      // An action that meets the same failure, in itself or when the command is run again, did not get past it.
      if (sameFailure && (again || action !== undefined)) {
        const kept = { ...failure, tried: [] };
        return { failure: kept, inferred: infer(failure, [...new Set(tried)], 'did-not-work') };
      }
      return again ? { inferred: [] } : { failure, inferred: [] };
    case 'untold':
      // Nothing is inferred from what the host did not tell.
      return again && !sameFailure ? { inferred: [] } : { failure: { ...failure, tried }, inferred: [] };
  }
}

function infer(
  { record, cause, since }: OpenFailure,
  actions: readonly string[],
  kind: Inferred['kind'],
): readonly Inferred[] {
  return actions.map((action) => ({
    record,
    action,
    kind,
    since,
    ...(cause === undefined ? {} : { cause }),
  }));
}

function open(
  failures: readonly OpenFailure[],
  { found, steps }: Happening,
  now: number,
): readonly OpenFailure[] {
  if (!found || failures.some(({ record }) => record === found.record)) return failures;
  const { record, cause, actions } = found;
  const opened: OpenFailure = {
    record,
    ...(cause === undefined ? {} : { cause }),
    since: now,
    command: steps,
    actions: actions.slice(0, most.actions),
    warned: [],
    tried: [],
  };
  return [...failures, opened].slice(-most.failures);
}

function endsWith(steps: readonly string[], end: readonly string[]): boolean {
  return end.length > 0 && steps.length >= end.length && same(steps.slice(-end.length), end);
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}
