import type { LexicalIndex } from './lexical-index.ts';
import { remembered } from './remembered.ts';

/** A record's words, ready to be compared with a text. */
export interface RecordWords {
  /** In order. */
  readonly signature: Uint32Array;
  /** What its patterns fix. */
  readonly fixed: ReadonlySet<number>;
  /** Of signature and patterns, each once; those of the signature come first. */
  readonly own: readonly number[];
  /** What the signature's words weigh, in the order of `own`. What the pattern fixes counts whole. */
  readonly weights: readonly number[];
  /** What all of them weigh; never 0. */
  readonly whole: number;
  /** Names of errors among them. */
  readonly codes: Uint32Array;
}

export const recordWords = remembered((index, record: number): RecordWords => {
  const signature = wordsAt(index.signatureWord, index.signatureStart, record);
  const pattern = wordsAt(index.patternWord, index.patternStart, record);
  const fixed = new Set(pattern);
  const own = [...new Set([...signature, ...pattern])];
  const weights = [...new Set(signature)].map((word) => weightOf(index, fixed, word));
  const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  return { signature, fixed, own, weights, whole, codes: wordsAt(index.codeWord, index.codeStart, record) };
});

function wordsAt(items: Uint32Array, start: Uint32Array, record: number): Uint32Array {
  return items.subarray(start[record] ?? 0, start[record + 1] ?? 0);
}

function weightOf({ rarity }: LexicalIndex, fixed: ReadonlySet<number>, word: number): number {
  return (rarity[word] ?? 0) * (fixed.size === 0 || fixed.has(word) ? 1 : 0.5);
}
