import { agreement } from './topics.ts';
import { platformFit } from './platform.ts';
import type { LexicalIndex } from './lexical-index.ts';
import { recordWords, wordsAt, type RecordWords } from './record-words.ts';
import type { View } from './view.ts';
import type { Traits } from '../types.ts';

/** What is known of a candidate before it is weighed. */
export interface Subject {
  readonly record: number;
  /** The text that its pattern held on, as word numbers; absent where none held. */
  readonly held?: readonly number[];
  /** Index of the view line on which the pattern held. */
  readonly at?: number;
  /** Its likeness as a share of the best one's. */
  readonly likeness: number;
}

export interface Weighed {
  /** Index of the view line that shares the most with the record. */
  readonly best: number;
  readonly traits: Traits;
}

/** Measures what speaks for and against a candidate. */
export function weigh(index: LexicalIndex, view: View, subject: Subject): Weighed {
  const { record, held, at, likeness } = subject;
  const { signature, fixed, own, weighted, whole } = recordWords(index, record);
  const best = bestLine(index, view, own, at);
  const { shared, sharedNear } = coverOf(view, best, weighted);
  let massShared = 0;
  for (const word of own) if (isOn(view, word, best, best)) massShared += index.rarity[word] ?? 0;
  const heldMass = sum(
    [...new Set(held)].filter((word) => fixed.has(word)),
    (word) => index.rarity[word] ?? 0,
  );
  const kind = view.kinds[best];
  return {
    best,
    traits: {
      pattern: held ? 1 : 0,
      held: 1 - Math.exp(-heldMass / 2),
      cover: shared / whole,
      coverNear: sharedNear / whole,
      phrase: longestRun(signature, view.words[best] ?? []) / 6,
      mass: 1 - Math.exp(-massShared / 3),
      share: Math.min(1, massShared / Math.max(1, view.mass[best] ?? 1)),
      likeness,
      curated: (index.curated[record] ?? 0) * (held ? 1 : -1),
      topic: agreement(view.topics, index.topic[record] ?? 255),
      ...codeTraits(index, view, record),
      failing: kind === 'failing' ? 1 : 0,
      benign: kind === 'passing' || kind === 'source' ? 1 : 0,
      late: view.lines.length > 1 ? best / (view.lines.length - 1) : 0.5,
      platform: platformFit(view.platforms, index.platform[record] ?? 0),
      quiet: view.kinds.includes('failing') ? 0 : 1,
      brief: Math.exp(-view.lines.length / 8),
      long: 1 - Math.exp(-(view.lines.at(-1)?.line ?? 1) / 150),
      region: regionScore(view, best),
      wellEnded: Math.max(0, view.verdict),
      badlyEnded: Math.max(0, -view.verdict),
    },
  };
}

/** Whether a word stands on one of the view's lines from `first` to `last`. */
function isOn({ linesOf }: View, word: number, first: number, last: number): boolean {
  const lines = linesOf.get(word);
  if (!lines) return false;
  for (const line of lines) if (line >= first && line <= last) return true;
  return false;
}

/** How much of the signature stands on the best line, and on it and its neighbours. */
function coverOf(view: View, best: number, weighted: RecordWords['weighted']) {
  let shared = 0;
  let sharedNear = 0;
  for (const { word, weight } of weighted) {
    const lines = view.linesOf.get(word);
    if (!lines) continue;
    if (lines.some((line) => line === best)) shared += weight;
    if (lines.some((line) => line >= best - 1 && line <= best + 2)) sharedNear += weight;
  }
  return { shared, sharedNear };
}

/** The line that shares the most with the record; where its pattern held counts half again. */
function bestLine(index: LexicalIndex, view: View, own: readonly number[], at: number | undefined): number {
  const sums = new Float32Array(view.lines.length);
  for (const word of own) {
    for (const line of view.linesOf.get(word) ?? [])
      sums[line] = (sums[line] ?? 0) + (index.rarity[word] ?? 0);
  }
  let best = at ?? 0;
  const score = (line: number) => {
    const kind = view.kinds[line];
    const doubt = kind === 'source' || kind === 'passing' ? 0.7 : 1;
    return (sums[line] ?? 0) * doubt * (line === at ? 1.5 : 1);
  };
  for (let line = 0; line < sums.length; line++) if (score(line) > score(best)) best = line;
  return best;
}

function sum(words: readonly number[], weight: (word: number) => number): number {
  return words.reduce((total, word) => total + weight(word), 0);
}

/** Longest run of the signature's words that stands in the line, in order and without a gap; at most six count. */
function longestRun(signature: Uint32Array, line: readonly number[]): number {
  let longest = 0;
  for (let i = 0; i < signature.length; i++) {
    for (let j = 0; j < line.length; j++) {
      let run = 0;
      while (run < 6 && i + run < signature.length && signature[i + run] === line[j + run]) run++;
      if (run > longest) longest = run;
    }
  }
  return longest;
}

function codeTraits(index: LexicalIndex, view: View, record: number) {
  const codes = wordsAt(index.codeWord, index.codeStart, record);
  let agree = 0;
  for (const word of codes) {
    if (view.linesOf.has(word)) agree = Math.max(agree, index.rarity[word] ?? 0);
  }
  const rivals = (index.codeKinds[record] ?? 0) & view.codeKinds;
  return { code: agree, otherCode: agree === 0 && rivals !== 0 ? 1 : 0 };
}

/** The score of the failing part that the line stands in. */
function regionScore({ lines, regions }: View, at: number): number {
  const line = lines[at]?.line ?? 0;
  return Math.max(
    0,
    ...regions.filter(({ lines: [first, last] }) => first <= line && line <= last).map(({ score }) => score),
  );
}
