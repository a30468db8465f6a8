import type { Environment, OutcomeKind } from '../record/index.ts';

/** Outcomes of one reporter that agree in all that the arithmetic looks at, counted. */
export interface Tally {
  readonly action?: string;
  readonly cause?: string;
  readonly kind: OutcomeKind;
  readonly environment: Environment;
  readonly reporter: string;
  readonly place: string;
  readonly led_to?: string;
  readonly count: number;
}
