import type { LineSpan, Region } from '../types.ts';
import { keyLines, strengthOf, type Excerpt } from './excerpt.ts';
import { fingerprint } from './fingerprint.ts';
import { detached, sliceOf } from './held-lines.ts';
import type { PlacedExcerpt, Verdict } from './step-tracker.ts';

/**
 * Excerpts as regions, best first; where two share lines the better one keeps them.
 * @param newest the last line of the input, by the order of pushing
 */
export function rankRegions(
  placed: readonly PlacedExcerpt[],
  newest: number,
  limit: number,
): readonly Region[] {
  const regions: Region[] = [];
  let waiting = placed.map((one) => ({ one, score: scoreOf(one, newest) }));
  while (regions.length < limit && waiting.length > 0) {
    const best = waiting.reduce((a, b) => (b.score > a.score + 1e-9 ? b : a));
    const { excerpt } = best.one;
    const text = detached(excerpt.lines).texts();
    const lines = linesOf(excerpt);
    regions.push({
      lines,
      text,
      fingerprint: fingerprint(keyLines(text, excerpt)),
      score: best.score,
      reason: reasonOf(best.one),
    });
    waiting = waiting.flatMap((other) => {
      const rest = withoutLines(other.one.excerpt, lines);
      if (rest === other.one.excerpt) return [other];
      if (rest === undefined) return [];
      const one = { ...other.one, excerpt: rest };
      return [{ one, score: scoreOf(one, newest) }];
    });
  }
  return regions;
}

/** What the verdict on the step says about its lines, in logits. */
const verdictLogit: Readonly<Record<Verdict, number>> = {
  failed: 2,
  open: 0.5,
  ended: -0.6,
  passed: -2,
  aftermath: -2,
};

/** Weights were set by hand on the development logs; see `eval/locate.mjs` for what they reach. */
function scoreOf(
  { excerpt, verdict, failedBefore, toMarker, first, overcome }: PlacedExcerpt,
  newest: number,
): number {
  const words =
    0.55 * Math.max(excerpt.strength, excerpt.kept === 'failed' ? 2.5 : excerpt.kept === 'broke' ? 1 : 0);
  // The first command that fails takes others down with it.
  const later = verdict === 'failed' && failedBefore > 0 ? -1.2 : 0;
  const nearEnd = verdict === 'open' ? 0.8 * Math.exp((excerpt.index - newest) / 200) : 0;
  const nearMarker = 1.5 * Math.exp(-toMarker / 150);
  const foremost = first ? 1.2 : 0;
  const past = overcome ? (verdict === 'failed' ? -0.8 : -2) : 0;
  return (
    1 / (1 + Math.exp(4 - words - verdictLogit[verdict] - later - nearEnd - nearMarker - foremost - past))
  );
}

function reasonOf({ excerpt, toMarker }: PlacedExcerpt): string {
  if (excerpt.rare) return 'rarity';
  if (excerpt.kept === 'end') return 'tail';
  return excerpt.kept === 'words' && toMarker === Infinity ? 'error-line' : 'failed-command-marker';
}

function linesOf({ lines }: Excerpt): LineSpan {
  const { numbers } = detached(lines);
  return [numbers[0] ?? 0, numbers.at(-1) ?? 0];
}

/** What is left of an excerpt without some lines: the longer rest, if it still tells something. */
function withoutLines(excerpt: Excerpt, [from, to]: LineSpan): Excerpt | undefined {
  const { lines, telling, weights } = excerpt;
  const { numbers } = detached(lines);
  const before = numbers.findIndex((number) => number >= from);
  const after = numbers.findLastIndex((number) => number <= to);
  if (before < 0 || after < before) return excerpt;
  const [start, end] = before >= numbers.length - 1 - after ? [0, before] : [after + 1, numbers.length];
  const isLeft = (at: number | undefined) => at !== undefined && at >= start && at < end;
  const left = weights.filter((_, i) => isLeft(telling[i]));
  if (left.every((weight) => weight < 0.5)) return undefined;
  const peak = Math.max(...left);
  return {
    ...excerpt,
    kept: 'words',
    rare: false,
    lines: sliceOf(lines, start, end),
    telling: telling.filter(isLeft).map((at) => at - start),
    weights: left,
    peak,
    strength: strengthOf(
      peak,
      left.reduce((sum, weight) => sum + weight, 0),
    ),
  };
}
