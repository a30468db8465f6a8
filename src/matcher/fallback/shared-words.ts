import type { IndexMemory } from './index-memory.ts';
import type { View } from './view.ts';
import type { WordPlaces } from './word-places.ts';

/** What a record and a view have in common. */
export interface Shared {
  /** Index of the view line that shares the most with the record. */
  readonly best: number;
  /** Index of the line on which its pattern held. */
  readonly at: number | undefined;
  /** How much of the signature stands on that line, and on it and its neighbours, as a share of all of it. */
  readonly cover: number;
  readonly coverNear: number;
  /** How rare all words of the record on that line are, together. */
  readonly mass: number;
}

/**
 * Compares a record with a view.
 *
 * @param at Index of the line on which its pattern held.
 */
export function sharedWith(memory: IndexMemory, view: View, record: number, at?: number): Shared {
  const { index, own } = memory;
  const best = bestLine(memory, view, record, at);
  let cover = 0;
  let coverNear = 0;
  let mass = 0;
  const start = own.startOf(record);
  const end = own.endOf(record);
  for (let i = start; i < end; i++) {
    const word = own.words[i] ?? 0;
    const nearness = nearnessTo(best, view.places, word);
    if (nearness === 'far') continue;
    coverNear += own.weights[i] ?? 0;
    if (nearness === 'near') continue;
    cover += own.weights[i] ?? 0;
    mass += index.rarity[word] ?? 0;
  }
  const whole = own.whole[record] ?? 1;
  return { best, at, cover: cover / whole, coverNear: coverNear / whole, mass };
}

/** How much of the signature stands in the view, on whatever lines: no cover is more. */
export function coverAnywhere({ own }: IndexMemory, { places }: View, record: number): number {
  let sum = 0;
  const start = own.startOf(record);
  const end = own.endOf(record);
  for (let i = start; i < end; i++) if (places.first(own.words[i] ?? 0) > 0) sum += own.weights[i] ?? 0;
  return sum / (own.whole[record] ?? 1);
}

/** Whether a word stands on a line, on one of its neighbours, or on neither. */
function nearnessTo(line: number, places: WordPlaces, word: number): 'on' | 'near' | 'far' {
  let isNear = false;
  for (let place = places.first(word); place > 0; place = places.next(place)) {
    const found = places.lineOf(place);
    if (found === line) return 'on';
    if (found > line + 2) break;
    isNear ||= found >= line - 1;
  }
  return isNear ? 'near' : 'far';
}

/** Kept from call to call. */
let sums = new Float32Array(256);

/** The line that shares the most with the record; where its pattern held counts half again. */
function bestLine(
  { index, own }: IndexMemory,
  { lines, kinds, places }: View,
  record: number,
  at: number | undefined,
): number {
  if (sums.length < lines.length) sums = new Float32Array(lines.length);
  sums.fill(0, 0, lines.length);
  const start = own.startOf(record);
  const end = own.endOf(record);
  for (let i = start; i < end; i++) {
    const word = own.words[i] ?? 0;
    const rarity = index.rarity[word] ?? 0;
    for (let place = places.first(word); place > 0; place = places.next(place)) {
      const line = places.lineOf(place);
      sums[line] = (sums[line] ?? 0) + rarity;
    }
  }
  let best = at ?? 0;
  let most = -1;
  for (let line = 0; line < lines.length; line++) {
    const kind = kinds[line];
    const doubt = kind === 'source' || kind === 'passing' ? 0.7 : 1;
    const score = (sums[line] ?? 0) * doubt * (line === at ? 1.5 : 1);
    // The line on which the pattern held, else the first one, comes before others that share as much.
    if (score < most || (score === most && line !== at)) continue;
    best = line;
    most = score;
  }
  return best;
}
