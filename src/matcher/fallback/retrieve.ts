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
  const { scores, touched } = memoryFor(recordCount(index));
  const count = addUp(index, view, scores, touched);
  const records: number[] = [];
  const best: number[] = [];
  // What does not score more than this is not among the best.
  let least = 0;
  for (let i = 0; i < count; i++) {
    const record = touched[i] ?? 0;
    const score = scores[record] ?? 0;
    scores[record] = 0;
    if (score <= least) continue;
    // Few are kept, so that sorting in is cheaper than sorting all.
    let at = Math.min(best.length, limit - 1);
    for (; at > 0 && (best[at - 1] ?? 0) < score; at--) {
      best[at] = best[at - 1] ?? 0;
      records[at] = records[at - 1] ?? 0;
    }
    best[at] = score;
    records[at] = record;
    if (best.length === limit) least = best[limit - 1] ?? 0;
  }
  return records.map((record, at) => ({ record, score: best[at] ?? 0 }));
}

/** Adds each record's score to `scores` and tells in `touched` which records have one: how many is the result. */
function addUp(index: LexicalIndex, view: View, scores: Float32Array, touched: Uint32Array): number {
  const { postingStart, postingRecord, postingWeight, rarity } = index;
  let count = 0;
  for (const [word, lines] of view.linesOf) {
    if ((rarity[word] ?? 0) < 0.12) continue;
    const weight = lines.some((at) => view.kinds[at] === 'failing') ? 1 : 0.5;
    const end = postingStart[word + 1] ?? 0;
    for (let i = postingStart[word] ?? 0; i < end; i++) {
      const record = postingRecord[i] ?? 0;
      const score = scores[record] ?? 0;
      // Which ones are new cannot be foreseen, so that a jump would cost more than writing too much.
      touched[count] = record;
      count += Number(score === 0);
      scores[record] = score + weight * (postingWeight[i] ?? 0);
    }
  }
  return count;
}

/** Kept from call to call, scores all zero in between: clearing what was touched costs less than new arrays. */
let memory = { scores: new Float32Array(0), touched: new Uint32Array(0) };

function memoryFor(records: number): typeof memory {
  if (memory.scores.length < records)
    memory = { scores: new Float32Array(records), touched: new Uint32Array(records + 1) };
  return memory;
}
