import type { RecentLines } from '../lines/recent-lines.ts';
import type { Region } from '../types.ts';
import { createClassifier, nothing } from './classify-line.ts';
import { excerptAround, excerptBefore, type Excerpt } from './excerpt.ts';
import { isBlank, LineRing, textOf } from './line-ring.ts';
import { rankRegions } from './rank-regions.ts';
import { createStepTracker } from './step-tracker.ts';
import type { StepEvent } from './structure/step-event.ts';
import { createTemplateCounts, type TemplateCounts } from './template-counts.ts';
import { createWindowPicker, type Place, type WindowPicker } from './window-picker.ts';

export interface RegionFinderOptions {
  /** Line templates of a run that passed: a line that it printed too tells nothing, a new one tells something. */
  readonly green?: Pick<TemplateCounts, 'has'>;
  /** How many regions at most. @default 5 */
  readonly limit?: number;
}

/**
 * Finds, in one pass and bounded memory, the parts of an input that tell why it failed. It hears of the lines that may
 * tell something, in order; what stands between them it finds in the recent lines when it needs it.
 */
export interface RegionFinder {
  /**
   * A line on which texts of structures or cues stand, by its index among all lines, with its template and the owners
   * of those texts, `owners[from..to)`. Where there is a log of a run that passed, every line is to be told.
   */
  tell(index: number, template: number, owners: ArrayLike<number>, from: number, to: number): void;
  /** All lines before this one that were not told tell nothing. To be said before lines are forgotten. */
  skipTo(index: number): void;
  /** Ends a block, whose bytes can go then. */
  end(): void;
  /** What is known so far, best first; more may be told afterwards. */
  regions(): readonly Region[];
}

/** @param lines which are added before they are told */
export function createRegionFinder(lines: RecentLines, options: RegionFinderOptions = {}): RegionFinder {
  return new StreamingFinder(lines, options);
}

/** Lines after which the lines above a marker are worth keeping again. */
const tailDistance = 10;

/** What a line tells that no good run printed, whatever it says. */
const newLineWeight = 1.5;

class StreamingFinder implements RegionFinder {
  readonly #ring: LineRing;
  readonly #picker: WindowPicker;
  readonly #classifier = createClassifier();
  readonly #steps = createStepTracker();
  readonly #counts = createTemplateCounts();
  readonly #green: RegionFinderOptions['green'];
  readonly #limit: number;
  #newest = -1;
  #oldestOfStep = 0;
  #newestTail = -Infinity;

  constructor(lines: RecentLines, { green, limit = 5 }: RegionFinderOptions) {
    this.#ring = new LineRing(lines);
    this.#picker = createWindowPicker(this.#ring);
    this.#green = green;
    this.#limit = limit;
  }

  tell(index: number, template: number, owners: ArrayLike<number>, from: number, to: number): void {
    this.skipTo(index);
    this.#newest = index;
    const event = this.#read(template, owners, from, to);
    if (event === undefined) this.#advance();
    else this.#take(event);
  }

  skipTo(index: number): void {
    for (let due = this.#picker.due(); due < index; due = this.#picker.due()) {
      this.#newest = due;
      this.#settle();
    }
    this.#newest = Math.max(this.#newest, index - 1);
  }

  end(): void {
    this.#steps.detach();
  }

  regions(): readonly Region[] {
    const newest = this.#newest;
    const oldest = this.#oldestOfStep;
    const tail = oldest > newest ? [] : [excerptBefore(this.#ring, oldest, newest, 'end')];
    return rankRegions(this.#steps.placed([...this.#pending(), ...tail]), newest, this.#limit);
  }

  /** Reads a line that may tell something: with its words, or by not being in the log of a run that passed. */
  #read(template: number, owners: ArrayLike<number>, from: number, to: number): StepEvent | undefined {
    const { event, weight } =
      from < to
        ? (this.#classifier.known(template) ??
          this.#classifier.read(textOf(this.#ring, this.#newest), template, owners, from, to))
        : nothing;
    const told = this.#againstGreen(template, weight);
    if (told > 0) {
      const repeated = this.#counts.add(template);
      // What is said for the third time tells less than what is said once.
      this.#ring.add(this.#newest, told / (1 + 0.35 * Math.max(0, repeated - 2)));
    }
    return event;
  }

  #againstGreen(template: number, weight: number): number {
    if (this.#green === undefined || isBlank(this.#ring, this.#newest)) return weight;
    return this.#green.has(template) ? 0 : Math.max(weight, newLineWeight);
  }

  #take(event: StepEvent): void {
    const newest = this.#newest;
    if (event === 'broke' || event === 'end') {
      this.#advance();
      // Tools that give up one after another, as nested makes do, give up for one reason.
      if (newest - this.#newestTail >= tailDistance) this.#keepTail(event);
      this.#steps.take(event, newest);
      return;
    }
    for (const excerpt of this.#pending()) this.#steps.keep(excerpt);
    if (event === 'failed') this.#keepTail('failed');
    // Which step failed may be said only after the housekeeping.
    if (event === 'aftermath') this.#keepTail('end');
    this.#steps.take(event, newest);
    this.#picker.cut(newest);
    if (event !== 'worked') this.#oldestOfStep = newest + 1;
  }

  #advance(): void {
    if (this.#ring.indexOf(this.#ring.count - 1) === this.#newest) this.#picker.add();
    if (this.#picker.due() === this.#newest) this.#settle();
  }

  #settle(): void {
    for (const place of this.#picker.settle()) this.#steps.keep(this.#around(place));
  }

  #keepTail(why: 'failed' | 'broke' | 'end'): void {
    this.#newestTail = this.#newest;
    this.#steps.keep(excerptBefore(this.#ring, this.#oldestOfStep, this.#newest, why));
  }

  #pending(): readonly Excerpt[] {
    return this.#picker.pending(this.#newest).map((place) => this.#around(place));
  }

  #around(place: Place): Excerpt {
    return excerptAround(this.#ring, place, this.#oldestOfStep, this.#newest);
  }
}
