import { ringSize, type LineRing } from './line-ring.ts';

/** The longest region, in lines. */
export const longestRegion = 30;

/** A place where the lines tell something: the first and the last line that does, by the order of pushing. */
export interface Place {
  readonly first: number;
  readonly last: number;
}

/**
 * Slides a window over the weights of the lines and picks the places where they tell most, none sharing a line.
 * A place is picked once the window has moved past it, so that what follows it is known as well. It hears only of the
 * lines that tell something: the others change no sum but by what leaves the window.
 */
export interface WindowPicker {
  /** Takes the line that the ring took last. No place may be due before it. */
  add(): void;
  /** The line at which the best place is settled; `Infinity` where nothing waits. */
  due(): number;
  /** Picks the places that are settled by the line that is due. */
  settle(): readonly Place[];
  /** The places not yet picked among the lines so far. */
  pending(index: number): readonly Place[];
  /** A step ends with this line: places do not reach over it. */
  cut(index: number): void;
}

export function createWindowPicker(ring: LineRing): WindowPicker {
  return new SlidingPicker(ring);
}

class SlidingPicker implements WindowPicker {
  readonly #ring: LineRing;
  #sum = 0;
  #best = 0;
  #bestEnd = -1;
  /** Lines up to here belong to a place already picked, or to an earlier step. */
  #taken = -1;
  /** The first telling line of the sum, by its number in the ring. */
  #first = 0;

  constructor(ring: LineRing) {
    this.#ring = ring;
  }

  due(): number {
    return this.#best > 0 ? this.#bestEnd + longestRegion : Infinity;
  }

  add(): void {
    const ring = this.#ring;
    const index = ring.indexOf(ring.count - 1);
    this.#leave(index - longestRegion - 1);
    this.#sum += ring.weightOf(ring.count - 1);
    this.#leave(index - longestRegion);
    this.#raise(index);
  }

  settle(): readonly Place[] {
    return this.#settleAt(this.due());
  }

  pending(index: number): readonly Place[] {
    const ahead = new SlidingPicker(this.#ring);
    ahead.#sum = this.#sum;
    ahead.#best = this.#best;
    ahead.#bestEnd = this.#bestEnd;
    ahead.#taken = this.#taken;
    ahead.#first = this.#first;
    const places: Place[] = [];
    while (ahead.#best > 0) places.push(...ahead.#settleAt(index));
    return places;
  }

  cut(index: number): void {
    this.#restart(index, this.#ring.count);
  }

  /** Takes out of the sum what stands no lower than line `index`. */
  #leave(index: number): void {
    const ring = this.#ring;
    while (this.#first < ring.count && ring.indexOf(this.#first) <= index)
      this.#sum -= ring.weightOf(this.#first++);
  }

  #raise(end: number): void {
    // Sums of floats come back to a little more or less than they were.
    if (this.#sum <= this.#best + 1e-9) return;
    this.#best = this.#sum;
    this.#bestEnd = end;
  }

  /** Takes the best place, and what tells something above it and was outdone by it; starts over behind it. */
  #settleAt(index: number): readonly Place[] {
    const ring = this.#ring;
    const taken = this.#taken;
    const bestEnd = this.#bestEnd;
    const first = ring.indexOf(ring.firstFrom(Math.max(taken, bestEnd - longestRegion) + 1));
    const places = [{ first, last: bestEnd }];
    const oldest = Math.max(taken, index - ringSize);
    for (let last = first - 1; last > oldest; last -= longestRegion) {
      const place = placeIn(ring, Math.max(oldest, last - longestRegion) + 1, last);
      if (place) places.unshift(place);
    }
    this.#restart(bestEnd, ring.firstFrom(Math.max(bestEnd, index - longestRegion) + 1));
    for (let telling = this.#first; telling < ring.count; telling++) {
      this.#sum += ring.weightOf(telling);
      this.#raise(ring.indexOf(telling));
    }
    return places;
  }

  #restart(taken: number, first: number): void {
    this.#sum = 0;
    this.#best = 0;
    this.#bestEnd = -1;
    this.#taken = taken;
    this.#first = first;
  }
}

/** From the first line that tells something to the last. */
function placeIn(ring: LineRing, from: number, to: number): Place | undefined {
  const first = ring.firstFrom(from);
  const end = ring.firstFrom(to + 1);
  return first < end ? { first: ring.indexOf(first), last: ring.indexOf(end - 1) } : undefined;
}
