import { agreement } from './topics.ts';
import { platformFit } from './platform.ts';
import type { LexicalIndex } from './lexical-index.ts';
import { wordsAt } from './own-words.ts';
import type { Shared } from './shared-words.ts';
import type { View } from './view.ts';
import type { Traits } from '../types.ts';

/** What is known of a candidate before it is weighed. */
export interface Subject {
  readonly record: number;
  /** The text that its pattern held on, as word numbers; absent where none held. */
  readonly held?: readonly number[];
  /** Its likeness as a share of the best one's. */
  readonly likeness: number;
}

/** Measures what speaks for and against a candidate, by what it shares with the view. */
export function weigh(index: LexicalIndex, view: View, subject: Subject, shared: Shared): Traits {
  const { record, held, likeness } = subject;
  const { best, at, mass } = shared;
  const { setting } = view;
  const kind = view.kinds[best];
  const code = codeShown(index, view, record);
  return {
    pattern: held ? 1 : 0,
    held: held ? 1 - Math.exp(-massOf(index, record, held) / 2) : 0,
    heldPassing: at !== undefined && view.kinds[at] === 'passing' ? 1 : 0,
    cover: shared.cover,
    coverNear: shared.coverNear,
    phrase: longestRun(index, view, record, best) / 6,
    mass: 1 - Math.exp(-mass / 3),
    share: Math.min(1, mass / Math.max(1, view.mass[best] ?? 1)),
    likeness,
    curated: (index.curated[record] ?? 0) * (held ? 1 : -1),
    topic: agreement(view.topics, index.topic[record] ?? 255),
    code,
    otherCode: code === 0 && ((index.codeKinds[record] ?? 0) & view.codeKinds) !== 0 ? 1 : 0,
    failing: kind === 'failing' ? 1 : 0,
    benign: kind === 'passing' || kind === 'source' ? 1 : 0,
    late: view.lines.length > 1 ? best / (view.lines.length - 1) : 0.5,
    platform: platformFit(view.platforms, index.platform[record] ?? 0),
    quiet: setting.quiet,
    brief: setting.brief,
    long: setting.long,
    region: regionScore(view, best),
    wellEnded: setting.wellEnded,
    badlyEnded: setting.badlyEnded,
    movedOn: view.movedOn[best] ?? 0,
  };
}

/** How rare those words are together, each once, that the patterns fix. */
function massOf(index: LexicalIndex, record: number, words: readonly number[]): number {
  const fixed = wordsAt(index.patternWord, index.patternStart, record);
  let sum = 0;
  for (const word of new Set(words)) if (fixed.includes(word)) sum += index.rarity[word] ?? 0;
  return sum;
}

/** Longest run of the signature's words that stands in the line, in order and without a gap; at most six count. */
function longestRun(index: LexicalIndex, { places }: View, record: number, line: number): number {
  const { signatureWord: words, signatureStart } = index;
  const start = places.startOf(line);
  const end = places.startOf(line + 1);
  const last = signatureStart[record + 1] ?? 0;
  let longest = 0;
  for (let i = signatureStart[record] ?? 0; i + longest < last && longest < 6; i++) {
    if (places.first(words[i] ?? 0) === 0) continue;
    for (let j = start; j + longest < end; j++) {
      let run = 0;
      while (run < 6 && i + run < last && j + run < end && words[i + run] === places.wordAt(j + run)) run++;
      if (run > longest) longest = run;
    }
  }
  return longest;
}

/** How rare the rarest error name of the record is that the view shows; 0 where it shows none. */
function codeShown(index: LexicalIndex, { places }: View, record: number): number {
  const { codeWord, codeStart, rarity } = index;
  const end = codeStart[record + 1] ?? 0;
  let shown = 0;
  for (let i = codeStart[record] ?? 0; i < end; i++) {
    const word = codeWord[i] ?? 0;
    if (places.first(word) > 0) shown = Math.max(shown, rarity[word] ?? 0);
  }
  return shown;
}

/** The score of the failing part that the line stands in. */
function regionScore({ lines, regions }: View, at: number): number {
  const line = lines[at]?.line ?? 0;
  let best = 0;
  for (const { lines: span, score } of regions)
    if (span[0] <= line && line <= span[1]) best = Math.max(best, score);
  return best;
}
