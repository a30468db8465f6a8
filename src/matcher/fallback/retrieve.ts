import type { LexicalIndex } from './lexical-index.ts';
import { recordCount } from './record-ids.ts';
import type { View } from './view.ts';

/** A record that reads like the view, and how much. */
export interface Likeness {
  readonly record: number;
  readonly score: number;
}

/**
 * The records whose texts share the most with the view, best first: BM25F over its words, each once. A word on a failing
 * line counts whole, on another line less.
 */
export function retrieve(index: LexicalIndex, view: View, limit: number): readonly Likeness[] {
  const { postingStart, postingRecord, postingWeight, rarity } = index;
  const scores = clearScores(recordCount(index));
  const touched: number[] = [];
  for (const [word, lines] of view.linesOf) {
    if ((rarity[word] ?? 0) < 0.12) continue;
    const weight = lines.some((at) => view.kinds[at] === 'failing') ? 1 : 0.5;
    for (let i = postingStart[word] ?? 0; i < (postingStart[word + 1] ?? 0); i++) {
      const record = postingRecord[i] ?? 0;
      if (scores[record] === 0) touched.push(record);
      scores[record] = (scores[record] ?? 0) + weight * (postingWeight[i] ?? 0);
    }
  }
  const best: Likeness[] = [];
  for (const record of touched) {
    const score = scores[record] ?? 0;
    if (best.length === limit && score <= (best.at(-1)?.score ?? 0)) continue;
    // Few are kept, so that sorting in is cheaper than sorting all.
    let at = best.length;
    while (at > 0 && (best[at - 1]?.score ?? 0) < score) at--;
    best.splice(at, 0, { record, score });
    if (best.length > limit) best.pop();
  }
  for (const record of touched) scores[record] = 0;
  return best;
}

/** Kept from call to call, all zero in between: clearing what was touched costs less than a new array. */
let kept = new Float32Array(0);

function clearScores(records: number): Float32Array {
  if (kept.length < records) kept = new Float32Array(records);
  return kept;
}
