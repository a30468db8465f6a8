import type { IndexMemory } from './index-memory.ts';
import type { View } from './view.ts';

/** The records that read like the view, best first, and how much each does. */
export interface Alike {
  readonly records: readonly number[];
  readonly scores: readonly number[];
}

/**
 * Finds the records whose texts share the most with the view: BM25F over its words, each once. A word on a failing
 * line counts whole, on another line less.
 */
export function retrieve(memory: IndexMemory, view: View, limit: number): Alike {
  const { scores: all, touched } = memory;
  const count = addUp(memory, view);
  const records: number[] = [];
  const scores: number[] = [];
  // What does not score more than this is not among the best.
  let least = 0;
  for (let i = 0; i < count; i++) {
    const record = touched[i] ?? 0;
    const score = all[record] ?? 0;
    all[record] = 0;
    if (score <= least) continue;
    // Few are kept, so that sorting in is cheaper than sorting all.
    let at = Math.min(scores.length, limit - 1);
    for (; at > 0 && (scores[at - 1] ?? 0) < score; at--) {
      scores[at] = scores[at - 1] ?? 0;
      records[at] = records[at - 1] ?? 0;
    }
    scores[at] = score;
    records[at] = record;
    if (scores.length === limit) least = scores[limit - 1] ?? 0;
  }
  return { records, scores };
}

/** What is too common to tell records apart. */
const leastRarity = 0.12;

/** Adds each record's score to `scores` and tells in `touched` which records have one: how many is the result. */
function addUp({ index, scores, touched }: IndexMemory, view: View): number {
  const { postingStart, postingRecord, postingWeight, rarity } = index;
  const { places } = view;
  let count = 0;
  for (let place = 1; place <= places.count; place++) {
    const word = places.wordAt(place);
    if (places.first(word) !== place || (rarity[word] ?? 0) < leastRarity) continue;
    const weight = standsOnFailing(view, place) ? 1 : 0.5;
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

/** Whether the word at a place stands on a failing line there or later. */
function standsOnFailing({ places, kinds }: View, first: number): boolean {
  for (let place = first; place > 0; place = places.next(place))
    if (kinds[places.lineOf(place)] === 'failing') return true;
  return false;
}
