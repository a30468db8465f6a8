import type { LineRing } from './line-ring.ts';
import { blankTemplate, templateOf } from './template-counts.ts';
import { longestRegion, type Place } from './window-picker.ts';

/** Over so many lines the worth of a line falls to about a third: most often the reason stands right above the end. */
const reach = 20;

/**
 * Where words tell nothing: the run of lines, at most a region long, that differ most from the lines around them. Of two
 * that differ alike, the later one. Of lines that say the same, all together count for less than one that nothing else is like.
 */
export function rarestLines(ring: LineRing, oldest: number, newest: number): Place {
  if (newest - oldest < longestRegion) return { first: oldest, last: newest };
  const worth = worthOfLines(ring, oldest, newest);
  let sum = 0;
  let best = 0;
  let last = newest;
  for (let at = oldest; at <= newest; at++) {
    sum += worth[at - oldest] ?? 0;
    if (at - longestRegion >= oldest) sum -= worth[at - longestRegion - oldest] ?? 0;
    if (sum < best - 1e-9) continue;
    best = sum;
    last = at;
  }
  return { first: Math.max(oldest, last - longestRegion + 1), last };
}

function worthOfLines(ring: LineRing, oldest: number, newest: number): readonly number[] {
  const templates: number[] = [];
  const counts = new Map<number, number>();
  for (let index = oldest; index <= newest; index++) {
    const template = templateAt(ring, index);
    templates.push(template);
    counts.set(template, (counts.get(template) ?? 0) + 1);
  }
  return templates.map((template, at) => {
    if (template === blankTemplate) return 0;
    return Math.exp((oldest + at - newest) / reach) / (counts.get(template) ?? 1) ** 2;
  });
}

function templateAt({ lines }: LineRing, index: number): number {
  const batch = lines.batchOf(index);
  if (!batch) return blankTemplate;
  const line = index - batch.index;
  return templateOf(batch.bytes, batch.starts[line] ?? 0, batch.ends[line] ?? 0);
}
