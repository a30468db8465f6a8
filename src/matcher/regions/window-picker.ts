import { ringSize, slotOf, type LineRing } from './line-ring.ts';

/** The longest region, in lines. */
export const longestRegion = 30;

/** A place where the lines tell something: the first and the last line that does, by the order of pushing. */
export interface Place {
  readonly first: number;
  readonly last: number;
}

/**
 * Slides a window over the weights of the lines and picks the places where they tell most, none sharing a line.
 * A place is picked once the window has moved past it, so that what follows it is known as well.
 */
export interface WindowPicker {
  /** Takes the weight of the line just kept; the places that are settled by it. */
  advance(index: number): readonly Place[];
  /** The places not yet picked among the lines so far. */
  pending(index: number): readonly Place[];
  /** A step ends with this line: places do not reach over it. */
  cut(index: number): void;
  /** Whether lines that tell nothing still count, because a place before them is not settled. */
  waits(): boolean;
}

interface Window {
  sum: number;
  best: number;
  bestEnd: number;
  /** Lines up to here belong to a place already picked, or to an earlier step. */
  taken: number;
}

export function createWindowPicker(ring: LineRing): WindowPicker {
  const window: Window = { sum: 0, best: 0, bestEnd: -1, taken: -1 };
  return {
    // A getter in here would make the shape of each picker another one.
    waits: () => window.best > 0,
    advance(index) {
      const leaving = index - longestRegion;
      window.sum += weightAt(ring, index);
      if (leaving > window.taken) window.sum -= weightAt(ring, leaving);
      raise(window, index);
      return window.best > 0 && index - window.bestEnd >= longestRegion ? settle(window, ring, index) : none;
    },
    pending(index) {
      const ahead = { ...window };
      const places: Place[] = [];
      while (ahead.best > 0) places.push(...settle(ahead, ring, index));
      return places;
    },
    cut(index) {
      Object.assign(window, { sum: 0, best: 0, bestEnd: -1, taken: index });
    },
  };
}

function weightAt({ weight }: LineRing, index: number): number {
  return weight[slotOf(index)] ?? 0;
}

function raise(window: Window, end: number): void {
  // Sums of floats come back to a little more or less than they were.
  if (window.sum <= window.best + 1e-9) return;
  window.best = window.sum;
  window.bestEnd = end;
}

const none: readonly Place[] = [];

/** Takes the best place, and what tells something above it and was outdone by it; starts over behind it. */
function settle(window: Window, ring: LineRing, index: number): readonly Place[] {
  const { taken } = window;
  const best = tighten(ring, Math.max(taken + 1, window.bestEnd - longestRegion + 1), window.bestEnd);
  const places = [best];
  const oldest = Math.max(taken, index - ringSize);
  for (let last = best.first - 1; last > oldest; last -= longestRegion) {
    const place = tighten(ring, Math.max(oldest + 1, last - longestRegion + 1), last);
    if (weightAt(ring, place.first) > 0) places.unshift(place);
  }
  Object.assign(window, { sum: 0, best: 0, bestEnd: -1, taken: best.last });
  for (let end = Math.max(best.last + 1, index - longestRegion + 1); end <= index; end++) {
    window.sum += weightAt(ring, end);
    raise(window, end);
  }
  return places;
}

/** Without the lines at both ends that tell nothing. */
function tighten(ring: LineRing, from: number, to: number): Place {
  let first = from;
  let last = to;
  while (first < last && weightAt(ring, first) === 0) first++;
  while (last > first && weightAt(ring, last) === 0) last--;
  return { first, last };
}
