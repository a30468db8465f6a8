import type { OutcomeKind } from '../../record/index.ts';
import { headOf, likeness, stepsOf, stepsRun, type Likeness, type Step } from './steps.ts';
import type { Variables } from '../../data-folder.ts';

/** An action of the record, as the shell text that performs it with the user's own values. */
export interface ActionToTry {
  readonly action: string;
  readonly command: string;
}

/** The same to compare with: the commands that it adds to the failed one. None where it only repeats that. */
export interface PendingAction {
  readonly action: string;
  readonly steps: readonly Step[];
  /** Numbers of the steps that were run since the failure. */
  readonly done: readonly number[];
  /** Whether a step was run with more words than the record has. */
  readonly varied: boolean;
}

/** A failure whose command has not gone through yet. What was run stands in it as keyed hashes only. */
export interface PendingFailure {
  /** Of the failure in the history; empty where that is off. */
  readonly id: string;
  readonly time: string;
  readonly command: string;
  readonly head: string;
  readonly record?: string;
  readonly cause?: string;
  readonly corpus: string;
  /** Names of the tools that take part. */
  readonly tools: readonly string[];
  readonly actions: readonly PendingAction[];
  /** Actions that were performed whole, in order. */
  readonly tried: readonly string[];
}

/** A command that has ended. */
export interface RunEnd {
  readonly command: readonly string[];
  readonly ending: 'success' | 'failure';
  /** What a failure was known as. */
  readonly record?: string;
  readonly env: Variables;
}

export interface InferredOutcome {
  readonly failure: PendingFailure;
  readonly action?: string;
  readonly kind: OutcomeKind;
  readonly ledTo?: string;
}

export interface Inference {
  readonly outcomes: readonly InferredOutcome[];
  /** Failures that are over. */
  readonly fixed: readonly { readonly failure: PendingFailure; readonly action?: string }[];
  readonly pending: readonly PendingFailure[];
}

/**
 * What the end of a command says about the failures that wait in its folder. The failed command went through: the action
 * performed last worked. It failed again: every action performed since did not. A variation of it that is an action
 * stands for both. Anything else that went through may be a step of an action.
 */
export function infer(
  pending: readonly PendingFailure[],
  end: RunEnd,
  hashOf: (text: string) => string,
): Inference {
  const all = pending.map((failure) => inferOne(failure, end, hashOf));
  return {
    outcomes: all.flatMap(({ outcomes }) => outcomes),
    fixed: all.flatMap(({ fixed }) => fixed),
    pending: all.flatMap((one) => one.pending),
  };
}

/** A failure to wait for. */
export function pendingOf(
  command: readonly string[],
  hashOf: (text: string) => string,
  {
    actions,
    ...known
  }: Omit<PendingFailure, 'command' | 'head' | 'actions' | 'tried'> & {
    readonly actions: readonly ActionToTry[];
  },
): PendingFailure {
  const trigger = stepsRun(command);
  const isTrigger = (step: Step) => trigger.some((one) => likeness(step, one, {}) !== undefined);
  return {
    ...known,
    command: hashOf(textOf(command)),
    head: hashOf(headOf(trigger[0])),
    actions: actions.map(({ action, command: text }) => ({
      action,
      steps: stepsOf(text).filter((step) => !isTrigger(step)),
      done: [],
      varied: false,
    })),
    tried: [],
  };
}

function inferOne(before: PendingFailure, end: RunEnd, hashOf: (text: string) => string): Inference {
  const steps = stepsRun(end.command);
  const isTrigger =
    hashOf(textOf(end.command)) === before.command ||
    steps.some(({ words }) => hashOf(textOf(words)) === before.command);
  const succeeded = end.ending === 'success';
  // A step that failed did nothing, but for those that a shell ran before the failed command.
  const failure = succeeded || isTrigger ? perform(before, steps, end.env) : before;
  if (isTrigger) return succeeded ? over(failure) : again(failure, end);
  const variation = variationOf(failure, steps, end.env, hashOf);
  if (variation === undefined) return { outcomes: [], fixed: [], pending: [failure] };
  if (succeeded) return over({ ...failure, tried: [...failure.tried, variation] });
  return { ...again({ ...failure, actions: [], tried: [variation] }, end), pending: [failure] };
}

/** Notes the steps that a command performed, and the actions that are whole by that. */
function perform(failure: PendingFailure, run: readonly Step[], env: Variables): PendingFailure {
  const actions = failure.actions.map((one) => {
    const found = one.steps.map((step) => bestLikeness(step, run, env));
    const done = one.steps.flatMap((_, i) => (one.done.includes(i) || found[i] !== undefined ? [i] : []));
    const isWhole = found.some((like) => like !== undefined) && done.length === one.steps.length;
    return { isWhole, action: { ...one, done, varied: one.varied || found.includes('changed') } };
  });
  const whole = actions.filter(({ isWhole }) => isWhole).map(({ action }) => action.action);
  return {
    ...failure,
    actions: actions.map(({ action }) => action),
    tried: [...failure.tried.filter((other) => !whole.includes(other)), ...whole],
  };
}

function bestLikeness(step: Step, run: readonly Step[], env: Variables): Likeness | undefined {
  const found = run.map((one) => likeness(step, one, env));
  return found.includes('same') ? 'same' : found.find((one) => one !== undefined);
}

/** The action that is the failed command itself, varied: `npm install --legacy-peer-deps` after `npm install`. */
function variationOf(
  { actions, head }: PendingFailure,
  run: readonly Step[],
  env: Variables,
  hashOf: (text: string) => string,
): string | undefined {
  const varied = run.filter((step) => hashOf(headOf(step)) === head);
  return actions.find(({ steps }) => {
    const [only, ...more] = steps;
    return only && more.length === 0 && varied.some((step) => likeness(only, step, env) === 'same');
  })?.action;
}

function over(failure: PendingFailure): Inference {
  const performed = failure.tried.at(-1);
  const action = performed === undefined ? {} : { action: performed };
  const fixed = [{ failure, ...action }];
  if (failure.record === undefined) return { outcomes: [], fixed, pending: [] };
  const isVaried = failure.actions.some((one) => one.action === performed && one.varied);
  const kind = isVaried ? 'worked-with-changes' : 'worked';
  return { outcomes: [{ failure, ...action, kind }], fixed, pending: [] };
}

/** Whoever repeats a failed command has also tried the actions that are nothing else. */
function again(failure: PendingFailure, { record }: RunEnd): Inference {
  if (failure.record === undefined) return { outcomes: [], fixed: [], pending: [] };
  const ledTo = record !== undefined && record !== failure.record ? { ledTo: record } : {};
  const repeats = failure.actions.filter(({ steps }) => steps.length === 0).map(({ action }) => action);
  const tried = failure.tried.length > 0 ? failure.tried : repeats;
  const outcomes = tried.map((action) => ({ failure, action, kind: 'did-not-work' as const, ...ledTo }));
  return { outcomes, fixed: [], pending: [] };
}

function textOf(command: readonly string[]): string {
  return JSON.stringify(command);
}
