/** One pattern of one record, as a pack holds it. */
export interface PackedPattern {
  /** The record. */
  readonly id: string;
  /** Index into the record's patterns: `regex` first, then `patterns`. */
  readonly pattern: number;
  /** One regular expression, or those of a sequence in order. */
  readonly parts: readonly string[];
  /** Lines that a sequence may span. */
  readonly within: number;
  readonly occurrence: 'first' | 'last';
  readonly cause?: string;
}
