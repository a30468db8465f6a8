/**
 * What a line does in the story of a failure.
 * `verdict`: a compiler, linter or test runner says what is wrong and where. `finding`: names a reason, though programs that
 * succeed print such lines as well (an exception that was caught and logged). `error`: something went wrong. `summary`:
 * counts what failed. `wrapper`: reports a failure that happened elsewhere. `hint`: weak. `warning`: a warning, whatever
 * else the line holds. `count`: only counts or lists what failed, though it looks like a verdict. `quiet`: looks like an error and is none ("0 errors"). `passed`: says that something went well.
 */
export type CueKind =
  | 'verdict'
  | 'finding'
  | 'error'
  | 'summary'
  | 'wrapper'
  | 'hint'
  | 'warning'
  | 'count'
  | 'quiet'
  | 'passed';

/** One form in which tools print a failure. */
export interface Cue {
  readonly kind: CueKind;
  /**
   * Lower-case texts of which each line of this form holds at least one: only lines that hold one are looked at.
   * `0` stands for any run of digits. Not empty, each of two characters or more.
   */
  readonly literals: readonly string[];
  /** The form, on the line without escapes and CI prefixes. */
  readonly form: RegExp;
  /** Counts even on a marker, and is looked for anew on each line, since its form reads the value of a number. */
  readonly always?: true;
}

/** Turns a table of `[literals, form]` into cues of one kind. */
export function cuesOf(
  kind: CueKind,
  rows: readonly (readonly [literals: string, form: RegExp])[],
): readonly Cue[] {
  return rows.map(([literals, form]) => ({ kind, literals: literals.split('|'), form }));
}
