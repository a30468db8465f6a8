import type { Excerpt } from './excerpt.ts';
import { detached } from './held-lines.ts';
import type { StepEvent } from './structure/step-event.ts';

/** How a step went, as far as the log says. */
export type Verdict = 'open' | 'ended' | 'passed' | 'failed' | 'aftermath';

/** An excerpt, and what is known of the step that printed it. */
export interface PlacedExcerpt {
  readonly excerpt: Excerpt;
  readonly verdict: Verdict;
  /** How many steps failed before this one. */
  readonly failedBefore: number;
  /** Lines from the excerpt down to the next line by which a command or tool gave up. */
  readonly toMarker: number;
  /** Whether it holds the first verdict of its step. */
  readonly first: boolean;
  /** Whether a tool reported success below it, before anything gave up. */
  readonly overcome: boolean;
}

/** Sorts excerpts into the steps of a run; keeps a bounded number of both. */
export interface StepTracker {
  /** A line says something about steps: the line, by the order of pushing. */
  take(event: StepEvent, index: number): void;
  /** An excerpt of the step that runs now. */
  keep(excerpt: Excerpt): void;
  /** Copies what is kept, so that the blocks which it stood in can go. */
  detach(): void;
  /** Everything kept, and `more` as if it were kept in the step that runs now. */
  placed(more: readonly Excerpt[]): readonly PlacedExcerpt[];
}

interface Step {
  verdict: Verdict;
  failedBefore: number;
  /** Whether the last word of a tool was one of success. */
  worked: boolean;
  excerpts: { excerpt: Excerpt; toMarker: number; overcome: boolean }[];
}

/** From the least telling to the most: what goes first when there is too much. */
const worth: readonly Verdict[] = ['passed', 'aftermath', 'ended', 'open', 'failed'];
const keptSteps = 12;
/** A verdict, even when it is said for the third time. */
const verdictWeight = 4.6;
const keptExcerpts = 10;

export function createStepTracker(): StepTracker {
  return new BoundedTracker();
}

class BoundedTracker implements StepTracker {
  #failed = 0;
  #housekeeping = false;
  #finished: Step[] = [];
  #current = emptyStep('open', 0);

  take(event: StepEvent, index: number): void {
    const current = this.#current;
    switch (event) {
      case 'begin':
        return this.#finish('ended');
      case 'end':
        if (current.verdict === 'open') current.verdict = 'ended';
        return;
      case 'passed':
        if (current.verdict !== 'aftermath') current.verdict = 'passed';
        return this.#finish('passed');
      case 'failed':
        return this.#fail(index);
      case 'broke':
        current.worked = false;
        return markAbove(current, index);
      case 'worked':
        for (const kept of current.excerpts) kept.overcome ||= kept.toMarker === Infinity;
        current.worked = true;
        return;
      case 'aftermath':
        this.#housekeeping = true;
        return this.#finish('ended');
    }
  }

  keep(excerpt: Excerpt): void {
    keepIn(this.#current.excerpts, excerpt);
  }

  detach(): void {
    for (const step of this.#finished) detachFrom(step);
    detachFrom(this.#current);
  }

  placed(more: readonly Excerpt[]): readonly PlacedExcerpt[] {
    const current = this.#current;
    const last: Step = {
      ...current,
      excerpts: [...current.excerpts, ...more.map((excerpt) => placeAtEnd(excerpt, current))],
    };
    return [...this.#finished, last].flatMap(({ verdict, failedBefore, excerpts }) => {
      const sure = firstVerdict(excerpts);
      // A spread of `kept` with more beside it would make a hidden class for each.
      return excerpts.map(({ excerpt, toMarker, overcome }, at) => {
        return { excerpt, verdict, failedBefore, toMarker, first: at === sure, overcome };
      });
    });
  }

  #finish(verdict: Verdict): void {
    if (this.#current.verdict === 'open') this.#current.verdict = verdict;
    if (this.#current.excerpts.length > 0) this.#finished.push(this.#current);
    if (this.#finished.length > keptSteps) this.#finished = withoutLeast(this.#finished);
    this.#current = emptyStep(this.#housekeeping ? 'aftermath' : 'open', this.#failed);
  }

  #fail(index: number): void {
    // Some systems say that the job failed after they have cleaned up: that speaks of the last real step.
    const step = this.#housekeeping
      ? this.#finished.findLast(({ verdict }) => verdict !== 'aftermath')
      : this.#current;
    if (step === undefined || step.verdict === 'passed') return;
    markAbove(step, index);
    if (step.verdict !== 'failed') step.failedBefore = this.#failed++;
    step.verdict = 'failed';
    if (step === this.#current) this.#finish('failed');
  }
}

function keepIn(excerpts: Step['excerpts'], excerpt: Excerpt): void {
  excerpts.push(place(excerpt));
  if (excerpts.length > keptExcerpts) dropWeakest(excerpts);
}

function detachFrom({ excerpts }: Step): void {
  for (const { excerpt } of excerpts) detached(excerpt.lines);
}

function emptyStep(verdict: Verdict, failedBefore: number): Step {
  return { verdict, failedBefore, worked: false, excerpts: [] };
}

function place(excerpt: Excerpt) {
  const toMarker = excerpt.kept === 'failed' || excerpt.kept === 'broke' ? 0 : Infinity;
  return { excerpt, toMarker, overcome: false };
}

function placeAtEnd(excerpt: Excerpt, { worked }: Step) {
  return { ...place(excerpt), overcome: worked && excerpt.kept === 'end' };
}

function markAbove(step: Step, index: number): void {
  for (const kept of step.excerpts) {
    if (step.verdict === 'ended' && kept.excerpt.kept === 'end')
      kept.excerpt = { ...kept.excerpt, kept: 'failed' };
    kept.toMarker = Math.min(kept.toMarker, Math.max(0, index - kept.excerpt.index));
  }
}

/** By place among the excerpts of a step; -1 where no tool gave a verdict. */
function firstVerdict(excerpts: Step['excerpts']): number {
  return excerpts.findIndex(
    ({ excerpt, overcome }) => !overcome && excerpt.kept === 'words' && excerpt.peak >= verdictWeight,
  );
}

/** The first verdict stays, and so does the newest: it may stand right above a marker that is still to come. */
function dropWeakest(excerpts: Step['excerpts']): void {
  const sure = firstVerdict(excerpts);
  let weakest = -1;
  let least = Infinity;
  for (let at = 0; at < excerpts.length - 1; at++) {
    const strength = excerpts[at]?.excerpt.strength ?? Infinity;
    if (at === sure || strength > least) continue;
    weakest = at;
    least = strength;
  }
  excerpts.splice(weakest, 1);
}

function withoutLeast(steps: readonly Step[]): Step[] {
  let weakest = -1;
  let least = Infinity;
  for (const [at, step] of steps.slice(0, -1).entries()) {
    const value = valueOf(step);
    if (value > least) continue;
    weakest = at;
    least = value;
  }
  return steps.filter((_, at) => at !== weakest);
}

function valueOf({ verdict, excerpts }: Step): number {
  let best = 0;
  for (const { excerpt } of excerpts) best = Math.max(best, excerpt.strength);
  return worth.indexOf(verdict) * 100 + best;
}
