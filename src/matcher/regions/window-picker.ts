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

interface Window {
  sum: number;
  best: number;
  bestEnd: number;
  /** Lines up to here belong to a place already picked, or to an earlier step. */
  taken: number;
  /** The first telling line of the sum, by its number in the ring. */
  first: number;
}

export function createWindowPicker(ring: LineRing): WindowPicker {
  const window: Window = { sum: 0, best: 0, bestEnd: -1, taken: -1, first: 0 };
  return {
    // A getter in here would make the shape of each picker another one.
    due: () => dueOf(window),
    add() {
      const index = ring.indexOf(ring.count - 1);
      leave(window, ring, index - longestRegion - 1);
      window.sum += ring.weightOf(ring.count - 1);
      leave(window, ring, index - longestRegion);
      raise(window, index);
    },
    settle: () => settle(window, ring, dueOf(window)),
    pending(index) {
      const ahead = { ...window };
      const places: Place[] = [];
      while (ahead.best > 0) places.push(...settle(ahead, ring, index));
      return places;
    },
    cut(index) {
      restart(window, index, ring.count);
    },
  };
}

function dueOf({ best, bestEnd }: Window): number {
  return best > 0 ? bestEnd + longestRegion : Infinity;
}

/** Takes out of the sum what stands no lower than line `index`. */
function leave(window: Window, ring: LineRing, index: number): void {
  while (window.first < ring.count && ring.indexOf(window.first) <= index)
    window.sum -= ring.weightOf(window.first++);
}

function raise(window: Window, end: number): void {
  // Sums of floats come back to a little more or less than they were.
  if (window.sum <= window.best + 1e-9) return;
  window.best = window.sum;
  window.bestEnd = end;
}

/** Takes the best place, and what tells something above it and was outdone by it; starts over behind it. */
function settle(window: Window, ring: LineRing, index: number): readonly Place[] {
  const { taken, bestEnd } = window;
  const first = ring.indexOf(ring.firstFrom(Math.max(taken, bestEnd - longestRegion) + 1));
  const places = [{ first, last: bestEnd }];
  const oldest = Math.max(taken, index - ringSize);
  for (let last = first - 1; last > oldest; last -= longestRegion) {
    const place = placeIn(ring, Math.max(oldest, last - longestRegion) + 1, last);
    if (place) places.unshift(place);
  }
  restart(window, bestEnd, ring.firstFrom(Math.max(bestEnd, index - longestRegion) + 1));
  for (let telling = window.first; telling < ring.count; telling++) {
    window.sum += ring.weightOf(telling);
    raise(window, ring.indexOf(telling));
  }
  return places;
}

function restart(window: Window, taken: number, first: number): void {
  window.sum = 0;
  window.best = 0;
  window.bestEnd = -1;
  window.taken = taken;
  window.first = first;
}

/** From the first line that tells something to the last. */
function placeIn(ring: LineRing, from: number, to: number): Place | undefined {
  const first = ring.firstFrom(from);
  const end = ring.firstFrom(to + 1);
  return first < end ? { first: ring.indexOf(first), last: ring.indexOf(end - 1) } : undefined;
}
