import { agreement } from './topics.ts';
import { movedOn } from './moved-on.ts';
import { platformFit } from './platform.ts';
import type { LexicalIndex } from './lexical-index.ts';
import type { RecordWords } from './record-words.ts';
import type { Shared } from './shared-words.ts';
import type { View } from './view.ts';
import type { Traits } from '../types.ts';

/** What is known of a candidate before it is weighed. */
export interface Subject {
  readonly record: number;
  readonly words: RecordWords;
  /** The text that its pattern held on, as word numbers; absent where none held. */
  readonly held?: readonly number[];
  /** Its likeness as a share of the best one's. */
  readonly likeness: number;
}

/** Measures what speaks for and against a candidate, by what it shares with the view. */
export function weigh(index: LexicalIndex, view: View, subject: Subject, shared: Shared): Traits {
  const { record, words, held, likeness } = subject;
  const { best, at, mass } = shared;
  const kind = view.kinds[best];
  const { code, otherCode } = codeTraits(index, view, subject);
  return {
    pattern: held ? 1 : 0,
    held: 1 - Math.exp(-massOf(index, words.fixed, held) / 2),
    heldPassing: at !== undefined && view.kinds[at] === 'passing' ? 1 : 0,
    cover: shared.cover,
    coverNear: shared.coverNear,
    phrase: longestRun(words.signature, view.words[best] ?? []) / 6,
    mass: 1 - Math.exp(-mass / 3),
    share: Math.min(1, mass / Math.max(1, view.mass[best] ?? 1)),
    likeness,
    curated: (index.curated[record] ?? 0) * (held ? 1 : -1),
    topic: agreement(view.topics, index.topic[record] ?? 255),
    code,
    otherCode,
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
    movedOn: movedOn(view, best),
  };
}

/** How rare those words are together, each once, that the patterns fix. */
function massOf({ rarity }: LexicalIndex, fixed: ReadonlySet<number>, words: readonly number[] = []): number {
  let sum = 0;
  for (const word of new Set(words)) if (fixed.has(word)) sum += rarity[word] ?? 0;
  return sum;
}

/** Longest run of the signature's words that stands in the line, in order and without a gap; at most six count. */
function longestRun(signature: Uint32Array, line: readonly number[]): number {
  let longest = 0;
  for (let i = 0; i + longest < signature.length && longest < 6; i++) {
    for (let j = 0; j + longest < line.length; j++) {
      let run = 0;
      while (run < 6 && i + run < signature.length && signature[i + run] === line[j + run]) run++;
      if (run > longest) longest = run;
    }
  }
  return longest;
}

function codeTraits(index: LexicalIndex, view: View, { record, words }: Subject) {
  let agree = 0;
  for (const word of words.codes) {
    if (view.linesOf.has(word)) agree = Math.max(agree, index.rarity[word] ?? 0);
  }
  const rivals = (index.codeKinds[record] ?? 0) & view.codeKinds;
  return { code: agree, otherCode: agree === 0 && rivals !== 0 ? 1 : 0 };
}

/** The score of the failing part that the line stands in. */
function regionScore({ lines, regions }: View, at: number): number {
  const line = lines[at]?.line ?? 0;
  let best = 0;
  for (const { lines: span, score } of regions)
    if (span[0] <= line && line <= span[1]) best = Math.max(best, score);
  return best;
}
