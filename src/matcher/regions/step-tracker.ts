import type { Excerpt } from './excerpt.ts';
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
  let failed = 0;
  let housekeeping = false;
  let finished: Step[] = [];
  let current = emptyStep('open', 0);

  function finish(verdict: Verdict): void {
    if (current.verdict === 'open') current.verdict = verdict;
    if (current.excerpts.length > 0) finished.push(current);
    detach(current.excerpts);
    if (finished.length > keptSteps) finished = withoutLeast(finished);
    current = emptyStep(housekeeping ? 'aftermath' : 'open', failed);
  }
  function fail(index: number): void {
    // Some systems say that the job failed after they have cleaned up: that speaks of the last real step.
    const step = housekeeping ? finished.findLast(({ verdict }) => verdict !== 'aftermath') : current;
    if (step === undefined || step.verdict === 'passed') return;
    markAbove(step, index);
    if (step.verdict !== 'failed') step.failedBefore = failed++;
    step.verdict = 'failed';
    if (step === current) finish('failed');
  }

  return {
    take(event, index) {
      switch (event) {
        case 'begin':
          return finish('ended');
        case 'end':
          if (current.verdict === 'open') current.verdict = 'ended';
          return;
        case 'passed':
          if (current.verdict !== 'aftermath') current.verdict = 'passed';
          return finish('passed');
        case 'failed':
          return fail(index);
        case 'broke':
          current.worked = false;
          return markAbove(current, index);
        case 'worked':
          for (const kept of current.excerpts) kept.overcome ||= kept.toMarker === Infinity;
          current.worked = true;
          return;
        case 'aftermath':
          housekeeping = true;
          return finish('ended');
      }
    },
    keep: (excerpt) => keepIn(current.excerpts, excerpt),
    placed(more) {
      const last: Step = {
        ...current,
        excerpts: [...current.excerpts, ...more.map((excerpt) => placeAtEnd(excerpt, current))],
      };
      return [...finished, last].flatMap(({ verdict, failedBefore, excerpts }) => {
        const sure = firstVerdict(excerpts);
        // A spread of `kept` with more beside it would make a hidden class for each.
        return excerpts.map(({ excerpt, toMarker, overcome }, at) => {
          return { excerpt, verdict, failedBefore, toMarker, first: at === sure, overcome };
        });
      });
    },
  };
}

function keepIn(excerpts: Step['excerpts'], excerpt: Excerpt): void {
  excerpts.push(place(excerpt));
  if (excerpts.length > keptExcerpts) dropWeakest(excerpts);
  // The newest is outdone by the next one most often: until then it stays where it stands.
  detach(excerpts.slice(0, -1));
}

function detach(excerpts: Step['excerpts']): void {
  for (const { excerpt } of excerpts) excerpt.lines.detach();
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
  const strengths = excerpts
    .slice(0, -1)
    .map(({ excerpt }, at) => (at === sure ? Infinity : excerpt.strength));
  excerpts.splice(strengths.lastIndexOf(Math.min(...strengths)), 1);
}

function withoutLeast(steps: readonly Step[]): Step[] {
  const values = steps.slice(0, -1).map(({ verdict, excerpts }) => {
    const best = Math.max(0, ...excerpts.map(({ excerpt }) => excerpt.strength));
    return worth.indexOf(verdict) * 100 + best;
  });
  const least = values.lastIndexOf(Math.min(...values));
  return steps.filter((_, at) => at !== least);
}
