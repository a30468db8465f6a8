import type { Region } from '../types.ts';
import { createClassifier } from './classify-line.ts';
import { excerptAround, excerptBefore, type Excerpt } from './excerpt.ts';
import { createLineRing, isBlank, slotOf, textOf } from './line-ring.ts';
import { rankRegions } from './rank-regions.ts';
import { createStepTracker } from './step-tracker.ts';
import type { StepEvent } from './structure/step-event.ts';
import { createTemplateCounts, templateOf, type TemplateCounts } from './template-counts.ts';
import { createWindowPicker, type Place } from './window-picker.ts';

export interface RegionFinderOptions {
  /** Line templates of a run that passed: a line that it printed too tells nothing, a new one tells something. */
  readonly green?: Pick<TemplateCounts, 'has'>;
  /** How many regions at most. @default 5 */
  readonly limit?: number;
}

/** Finds, in one pass and bounded memory, the parts of an input that tell why it failed. */
export interface RegionFinder {
  /** One line without escapes and CI prefixes; its number in the original input (1-based, never decreasing). */
  push(line: string, lineNumber: number): void;
  /**
   * The same for a line that is still bytes (UTF-8, without its line end). They are read again up to 128 lines later,
   * so `source` must not be changed meanwhile.
   */
  pushBytes(source: Uint8Array, start: number, end: number, lineNumber: number): void;
  /** What is known so far, best first; more may be pushed afterwards. */
  regions(): readonly Region[];
}

export function createRegionFinder(options: RegionFinderOptions = {}): RegionFinder {
  return new StreamingFinder(options);
}

const nothing = new Uint8Array();

/** Lines after which the lines above a marker are worth keeping again. */
const tailDistance = 10;

/** What a line tells that no good run printed, whatever it says. */
const newLineWeight = 1.5;

class StreamingFinder implements RegionFinder {
  readonly #ring = createLineRing();
  readonly #classifier = createClassifier();
  readonly #picker = createWindowPicker(this.#ring);
  readonly #steps = createStepTracker();
  readonly #counts = createTemplateCounts();
  readonly #encoder = new TextEncoder();
  readonly #green: RegionFinderOptions['green'];
  readonly #limit: number;
  #newest = -1;
  #oldestOfStep = 0;
  #newestTail = -Infinity;

  constructor({ green, limit = 5 }: RegionFinderOptions) {
    this.#green = green;
    this.#limit = limit;
  }

  push(line: string, lineNumber: number): void {
    const bytes = this.#encoder.encode(line);
    this.pushBytes(bytes, 0, bytes.length, lineNumber);
  }

  pushBytes(source: Uint8Array, start: number, end: number, lineNumber: number): void {
    const ring = this.#ring;
    const slot = slotOf(++this.#newest);
    ring.source[slot] = source;
    ring.start[slot] = start;
    ring.end[slot] = end;
    ring.number[slot] = lineNumber;
    ring.weight[slot] = 0;
    const telling = this.#classifier.scan(source, start, end);
    const event = telling || this.#green !== undefined ? this.#read(slot, telling) : undefined;
    if (event === undefined) this.#advance();
    else this.#take(event);
  }

  regions(): readonly Region[] {
    const newest = this.#newest;
    const oldest = this.#oldestOfStep;
    const tail = oldest > newest ? [] : [excerptBefore(this.#ring, oldest, newest, 'end')];
    return rankRegions(this.#steps.placed([...this.#pending(), ...tail]), newest, this.#limit);
  }

  /** Reads a line that may tell something: with its words, or by not being in the log of a run that passed. */
  #read(slot: number, telling: boolean): StepEvent | undefined {
    const { source, start, end, weight: weights } = this.#ring;
    const template = templateOf(source[slot] ?? nothing, start[slot] ?? 0, end[slot] ?? 0);
    const repeated = this.#counts.add(template);
    const known = telling ? this.#classifier.knownWeight(template) : 0;
    const reading =
      known === undefined ? this.#classifier.read(textOf(this.#ring, this.#newest), template) : undefined;
    const weight = this.#againstGreen(template, known ?? reading?.weight ?? 0);
    // What is said for the third time tells less than what is said once.
    weights[slot] = weight / (1 + 0.35 * Math.max(0, repeated - 2));
    return reading?.event;
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
    for (const place of this.#picker.advance(this.#newest)) this.#steps.keep(this.#around(place));
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
