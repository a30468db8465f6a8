import type { LexicalIndex } from './lexical-index.ts';
import type { RecordWords } from './record-words.ts';
import type { View } from './view.ts';

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

/** Where each of a record's own words stands in the view. */
type Places = readonly (readonly number[] | undefined)[];

/**
 * Compares a record with a view.
 *
 * @param at Index of the line on which its pattern held.
 */
export function sharedWith(index: LexicalIndex, view: View, words: RecordWords, at?: number): Shared {
  const places = words.own.map((word) => view.linesOf.get(word));
  const best = bestLine(index, view, words, places, at);
  return {
    best,
    at,
    cover: coverOf(words, places, best, best),
    coverNear: coverOf(words, places, best - 1, best + 2),
    mass: massOn(index, words, places, best),
  };
}

/** How much of the signature stands in the view, on whatever lines: no cover is more. */
export function coverAnywhere({ linesOf }: View, { own, weights, whole }: RecordWords): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) if (linesOf.has(own[i] ?? 0)) sum += weights[i] ?? 0;
  return sum / whole;
}

/** How much of the signature stands on the lines from `first` to `last`. */
function coverOf({ weights, whole }: RecordWords, places: Places, first: number, last: number): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) if (isOn(places[i], first, last)) sum += weights[i] ?? 0;
  return sum / whole;
}

function massOn({ rarity }: LexicalIndex, { own }: RecordWords, places: Places, line: number): number {
  let sum = 0;
  for (let i = 0; i < own.length; i++) if (isOn(places[i], line, line)) sum += rarity[own[i] ?? 0] ?? 0;
  return sum;
}

function isOn(lines: readonly number[] | undefined, first: number, last: number): boolean {
  if (lines) for (const line of lines) if (line >= first && line <= last) return true;
  return false;
}

/** Kept from call to call. */
let sums = new Float32Array(256);

/** The line that shares the most with the record; where its pattern held counts half again. */
function bestLine(
  { rarity }: LexicalIndex,
  { lines, kinds }: View,
  { own }: RecordWords,
  places: Places,
  at: number | undefined,
): number {
  if (sums.length < lines.length) sums = new Float32Array(lines.length);
  sums.fill(0, 0, lines.length);
  for (let i = 0; i < own.length; i++) {
    for (const line of places[i] ?? []) sums[line] = (sums[line] ?? 0) + (rarity[own[i] ?? 0] ?? 0);
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
