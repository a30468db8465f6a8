/** What an order tries: to replace the rules, to forge a turn, to speak to the machine that reads, to hide, … */
export type OrderKind =
  | 'override'
  | 'turn'
  | 'addressed'
  | 'concealed'
  | 'exfiltration'
  | 'remote-code'
  | 'wreckage'
  | 'hidden';

/** A form by which an order shows itself. Every gap in a pattern is bounded, so that it takes linear time. */
export interface Sign {
  readonly kind: OrderKind;
  /** Matched against folded text, which is in lower case. */
  readonly pattern: RegExp;
  /** What every match holds. Most texts hold none of it, and the pattern, which costs much to compile, is left alone. */
  readonly needs?: RegExp;
  /** Says that what was matched is something else after all. */
  readonly unless?: (found: RegExpMatchArray) => boolean;
}

/** Signs of one kind, from the sources of their patterns. */
export function signs(kind: OrderKind, ...patterns: readonly RegExp[]): readonly Sign[] {
  return patterns.map((pattern) => ({ kind, pattern }));
}

/** The same signs, each of which holds what `needs` finds. */
export function needing(needs: RegExp, some: readonly Sign[]): readonly Sign[] {
  return some.map((sign) => ({ ...sign, needs }));
}

/** Several sources as one pattern, so that a long one can be read. */
export function joined(...parts: readonly (string | RegExp)[]): RegExp {
  return new RegExp(parts.map((part) => (typeof part === 'string' ? part : part.source)).join(''), 'mu');
}
