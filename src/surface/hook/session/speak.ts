import { actionIn } from './advance.ts';
import type { OpenFailure, Session } from './session.ts';

/** Records of which a hint was given are remembered so far back. */
const mostHinted = 64;

/** The session after a hint about a record, or `undefined` where it must not be given: it was, or another one just now. */
export function hint(session: Session, record: string, now: number, cooldown: number): Session | undefined {
  const cooling = Math.abs(now - session.hintedAt) < cooldown;
  if (cooling || session.hinted.includes(record)) return undefined;
  return { ...session, hinted: [...session.hinted, record].slice(-mostHinted), hintedAt: now };
}

export interface Warned {
  readonly session: Session;
  readonly record: string;
  readonly action: string;
}

/**
 * The session after a warning of a dead end, once for each dead end of a failure; `undefined` where the command is none.
 * Once a workaround went through, nothing is warned of: the dead end may now be a step like any other.
 */
export function warn(session: Session, steps: readonly string[]): Warned | undefined {
  for (const failure of session.failures) {
    const action = steps.length > 0 ? actionIn(steps, failure) : undefined;
    if (action?.kind !== 'dead-end' || failure.warned.includes(action.id) || isOnTheWay(failure)) continue;
    const failures = session.failures.map((one) =>
      one === failure ? { ...one, warned: [...one.warned, action.id] } : one,
    );
    return { session: { ...session, failures }, record: failure.record, action: action.id };
  }
  return undefined;
}

function isOnTheWay({ actions, tried }: OpenFailure): boolean {
  return actions.some(({ id, kind }) => kind === 'workaround' && tried.includes(id));
}
