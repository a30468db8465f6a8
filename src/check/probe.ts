import type { ProbeName, ProbeOf } from '../record/index.ts';
import type { Captures } from './captures.ts';
import type { Machine } from './machine.ts';
import type { Sight } from './sight.ts';

export interface ProbeContext {
  readonly machine: Machine;
  /** What the message says. */
  readonly captures: Captures;
}

/** Looks at one thing and changes nothing. @throws {CannotTell} where it may not, or cannot, see. */
export type Probe<N extends ProbeName> = (question: ProbeOf<N>, context: ProbeContext) => Promise<Sight>;
