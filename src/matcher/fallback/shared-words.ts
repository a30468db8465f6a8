import type { LexicalIndex } from './lexical-index.ts';
import type { KnownRecord } from './known-records.ts';
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
export function sharedWith(
  index: LexicalIndex,
  view: View,
  { own, weights, whole }: KnownRecord,
  at?: number,
): Shared {
  const best = bestLine(index, view, own, at);
  let cover = 0;
  let coverNear = 0;
  let mass = 0;
  for (let i = 0; i < own.length; i++) {
    const word = own[i] ?? 0;
    const nearness = nearnessTo(best, view.places, word);
    if (nearness === 'far') continue;
    coverNear += weights[i] ?? 0;
    if (nearness === 'near') continue;
    cover += weights[i] ?? 0;
    mass += index.rarity[word] ?? 0;
  }
  return { best, at, cover: cover / whole, coverNear: coverNear / whole, mass };
}

/** How much of the signature stands in the view, on whatever lines: no cover is more. */
export function coverAnywhere({ places }: View, { own, weights, whole }: KnownRecord): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) if (places.first(own[i] ?? 0) > 0) sum += weights[i] ?? 0;
  return sum / whole;
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
  { rarity }: LexicalIndex,
  { lines, kinds, places }: View,
  own: Uint32Array,
  at: number | undefined,
): number {
  if (sums.length < lines.length) sums = new Float32Array(lines.length);
  sums.fill(0, 0, lines.length);
  for (const word of own) {
    for (let place = places.first(word); place > 0; place = places.next(place)) {
      const line = places.lineOf(place);
      sums[line] = (sums[line] ?? 0) + (rarity[word] ?? 0);
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
