/**
 * What a line says about the steps of a run.
 * `begin`: a step starts here. `end`: its output ends, how it went is not said. `passed`, `failed`: how the step went that
 * runs or has just ended. `broke`, `worked`: a tool inside the step gives up or reports success, the step goes on. `aftermath`: what follows is
 * housekeeping (caches, artifacts) and tells no reason.
 */
export type StepEvent = 'begin' | 'end' | 'passed' | 'failed' | 'broke' | 'worked' | 'aftermath';

/** One CI system or build tool, by the lines that carry its structure. */
export interface Structure {
  readonly name: string;
  /** Lower-case texts of which each such line holds at least one; `0` stands for any run of digits. */
  readonly literals: readonly string[];
  /** `undefined` where the line is output like any other. */
  readonly read: (line: string) => StepEvent | undefined;
  /** Is asked about each line anew, since it reads the value of a number other than zero. */
  readonly always?: true;
}
