import { holdLines, type HeldLines } from './held-lines.ts';
import { isBlank, ringSize, type LineRing } from './line-ring.ts';
import { rarestLines } from './rarest-lines.ts';
import { longestRegion, type Place } from './window-picker.ts';

/** Lines kept because they may tell the reason. */
export interface Excerpt {
  readonly lines: HeldLines;
  /** Which of them tell something, by their place among `lines`, and how much each of these tells. */
  readonly telling: readonly number[];
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
  const start = startOf(ring, first, last);
  const room = Math.max(0, longestRegion - (last - start + 1));
  const from = Math.max(oldest, newest - ringSize + 1, start - Math.min(above, room));
  return cut(ring, from, Math.min(newest, from + longestRegion - 1), 'words');
}

/** What tells most comes near the top, for its details follow it, unless all of the place fits. */
function startOf(ring: LineRing, first: number, last: number): number {
  const latest = last - longestRegion + above + 1;
  if (first >= latest) return first;
  const from = ring.firstFrom(first);
  let peak = 0;
  for (let at = from; at < ring.count && ring.indexOf(at) <= last; at++)
    peak = Math.max(peak, ring.weightOf(at));
  let top = from;
  while (ring.weightOf(top) < 0.6 * peak) top++;
  return Math.min(latest, ring.indexOf(top));
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
  return cut(ring, first, last, kept, last < newest - 1);
}

/** How much lines tell together, of which the best tells `peak` and all of them `sum`: the best one, and the others for little. */
export function strengthOf(peak: number, sum: number): number {
  return peak + 0.12 * Math.min(sum - peak, 12);
}

/** The lines that name the failure: those that tell most and what follows the first; all where none tells. */
export function keyLines(
  text: readonly string[],
  { telling, weights, peak }: Pick<Excerpt, 'telling' | 'weights' | 'peak'>,
): readonly string[] {
  const anchors = telling.filter((_, i) => (weights[i] ?? 0) >= 0.6 * peak && (weights[i] ?? 0) > 0.5);
  const [first] = anchors;
  if (first === undefined) return text;
  const filled = [...text.keys()].filter((at) => at > first && text[at]?.trim() !== '');
  const details = filled.slice(0, 3);
  const chosen = new Set([first, ...details, ...anchors.slice(1, mostAnchors)]);
  return text.filter((_, at) => chosen.has(at));
}

/** Anchors beyond these come and go with the length of a list. */
const mostAnchors = 3;

function cut(ring: LineRing, start: number, end: number, kept: Excerpt['kept'], rare = false): Excerpt {
  let from = start;
  let to = end;
  while (from < to && isBlank(ring, from)) from++;
  while (to > from && isBlank(ring, to)) to--;
  const telling: number[] = [];
  const weights: number[] = [];
  let index = to;
  let peak = 0;
  let sum = 0;
  for (let at = ring.firstFrom(from); at < ring.count && ring.indexOf(at) <= to; at++) {
    const weight = ring.weightOf(at);
    index = ring.indexOf(at);
    telling.push(index - from);
    weights.push(weight);
    if (weight > peak) peak = weight;
    sum += weight;
  }
  const lines = holdLines(ring.lines, from, to);
  return { lines, telling, weights, peak, strength: strengthOf(peak, sum), index, kept, rare };
}
