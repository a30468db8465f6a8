import { holdLines, type HeldLines } from './held-lines.ts';
import { isBlank, ringSize, weightAt, type LineRing } from './line-ring.ts';
import { rarestLines } from './rarest-lines.ts';
import { longestRegion, type Place } from './window-picker.ts';

/** Lines kept because they may tell the reason. */
export interface Excerpt {
  readonly lines: HeldLines;
  /** How much each of them tells. */
  readonly weights: readonly number[];
  /** Weight of the line that tells most; how much all of them tell together. */
  readonly peak: number;
  readonly strength: number;
  /** The last line that tells something, by the order of pushing. */
  readonly index: number;
  /** What it was kept for: its words, or its place above a line by which a command or tool gave up, or at the end. */
  readonly kept: 'words' | 'failed' | 'broke' | 'end';
  /** Whether it was kept for its place, and is not what stands last there but what is rarest. */
  readonly rare: boolean;
}

/** Lines shown above the first one that tells something, where there is room. */
const above = 8;

/** A place with its surroundings, filled up to the longest region, not reaching above line `oldest`. */
export function excerptAround(
  ring: LineRing,
  { first, last }: Place,
  oldest: number,
  newest: number,
): Excerpt {
  // What tells most comes near the top: its details follow it.
  let start = first;
  const peak = peakOf(ring, first, last);
  while (last - start + above >= longestRegion && weightAt(ring, start) < 0.6 * peak) start++;
  const room = Math.max(0, longestRegion - (last - start + 1));
  const from = Math.max(oldest, newest - ringSize + 1, start - Math.min(above, room));
  return cut(ring, from, Math.min(newest, from + longestRegion - 1), 'words');
}

/** The rarest lines of the last ones, not reaching above line `oldest`. */
export function excerptBefore(
  ring: LineRing,
  oldest: number,
  newest: number,
  kept: 'failed' | 'broke' | 'end',
): Excerpt {
  // The marker itself says nothing but that something failed.
  const end = kept === 'end' ? newest : Math.max(oldest, newest - 1);
  const place = rarestLines(ring, Math.max(oldest, newest - ringSize + 1), end);
  const last = place.last === end ? newest : place.last;
  const first = Math.max(place.first, last - longestRegion + 1);
  return { ...cut(ring, first, last, kept), rare: last < newest - 1 };
}

/** How much lines of these weights tell together: the best one, and the others for little. */
export function strengthOf(weights: readonly number[]): number {
  let peak = 0;
  let sum = 0;
  for (const weight of weights) {
    if (weight > peak) peak = weight;
    sum += weight;
  }
  return peak + 0.12 * Math.min(sum - peak, 12);
}

/** The lines that name the failure: those that tell most and what follows the first; all where none tells. */
export function keyLines(
  text: readonly string[],
  { weights, peak }: Pick<Excerpt, 'weights' | 'peak'>,
): readonly string[] {
  const anchors = weights.flatMap((weight, at) => (weight >= 0.6 * peak && weight > 0.5 ? [at] : []));
  const [first] = anchors;
  if (first === undefined) return text;
  const filled = [...text.keys()].filter((at) => at > first && text[at]?.trim() !== '');
  const details = filled.slice(0, 3);
  const chosen = new Set([first, ...details, ...anchors.slice(1, mostAnchors)]);
  return text.filter((_, at) => chosen.has(at));
}

/** Anchors beyond these come and go with the length of a list. */
const mostAnchors = 3;

function cut(ring: LineRing, start: number, end: number, kept: Excerpt['kept']): Excerpt {
  let from = start;
  let to = end;
  while (from < to && isBlank(ring, from)) from++;
  while (to > from && isBlank(ring, to)) to--;
  const weights: number[] = [];
  let telling = to;
  let peak = 0;
  for (let index = from; index <= to; index++) {
    const weight = weightAt(ring, index);
    weights.push(weight);
    if (weight > 0) telling = index;
    if (weight > peak) peak = weight;
  }
  const lines = holdLines(ring.lines, from, to);
  return { lines, weights, peak, strength: strengthOf(weights), index: telling, kept, rare: false };
}

function peakOf(ring: LineRing, first: number, last: number): number {
  let peak = 0;
  for (let index = first; index <= last; index++) peak = Math.max(peak, weightAt(ring, index));
  return peak;
}
