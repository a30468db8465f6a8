import type { Traits } from '../../matcher/index.ts';
import type { CheckAnswer } from '../../record/index.ts';
import type { Decision } from '../types.ts';

/** Every word of our own that a rendered diagnosis holds. */
export interface Texts {
  readonly decision: Readonly<Record<Decision, string>>;
  readonly unknownAdvice: string;
  readonly nothingFailed: string;
  readonly failing: string;
  readonly why: string;
  readonly avoid: string;
  readonly take: string;
  readonly next: string;
  readonly causes: string;
  readonly lookalikes: string;
  readonly also: string;
  /** Above what was thought of and not answered. */
  readonly nearest: string;
  /** What each part of a score stands for. */
  readonly score: Readonly<Record<keyof Traits | 'prior' | 'reported', string>>;
  readonly fingerprint: string;
  readonly lines: (first: number, last: number) => string;
  readonly worked: (fixed: number, trials: number) => string;
  readonly inCauses: (held: number, tried: number) => string;
  readonly harmful: (times: number) => string;
  /** Reports, counted apart from trials. */
  readonly reported: (worked: number, failed: number, reporters: number) => string;
  readonly together: string;
  readonly claimed: (percent: number) => string;
  readonly unmeasured: string;
  /** An edge to a record, where the message names one of its causes. */
  readonly nextCause: (summary: string) => string;
  readonly nextReported: (reporters: number) => string;
  readonly after: (action: string) => string;
  readonly indicated: string;
  /** What a check says of its cause. */
  readonly checked: Readonly<Record<CheckAnswer, string>>;
  readonly onlyIf: (condition: string) => string;
  readonly forCauses: (causes: string) => string;
  readonly risk: Readonly<Record<'reads' | 'changes' | 'destroys' | 'exposes', string>>;
  readonly documentation: string;
  readonly more: (count: number) => string;
}
