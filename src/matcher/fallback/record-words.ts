import type { LexicalIndex } from './lexical-index.ts';

/** A record's words, ready to be compared with a text. */
export interface RecordWords {
  /** In order. */
  readonly signature: Uint32Array;
  /** What its patterns fix. */
  readonly fixed: ReadonlySet<number>;
  /** Of signature and patterns, each once. */
  readonly own: readonly number[];
  /** Of the signature, each once, with what it weighs. What the pattern fixes counts whole. */
  readonly weighted: readonly { readonly word: number; readonly weight: number }[];
  /** What all of them weigh; never 0. */
  readonly whole: number;
}

/** Records kept ready: those that are asked for again and again. */
const mostKept = 4096;
const kept = new WeakMap<LexicalIndex, Map<number, RecordWords>>();

export function recordWords(index: LexicalIndex, record: number): RecordWords {
  const known = kept.get(index) ?? new Map<number, RecordWords>();
  kept.set(index, known);
  const found = known.get(record);
  if (found) return found;
  if (known.size === mostKept) known.clear();
  const made = readWords(index, record);
  known.set(record, made);
  return made;
}

export function wordsAt(items: Uint32Array, start: Uint32Array, record: number): Uint32Array {
  return items.subarray(start[record] ?? 0, start[record + 1] ?? 0);
}

function readWords(index: LexicalIndex, record: number): RecordWords {
  const signature = wordsAt(index.signatureWord, index.signatureStart, record);
  const pattern = wordsAt(index.patternWord, index.patternStart, record);
  const fixed = new Set(pattern);
  const own = [...new Set([...signature, ...pattern])];
  const weighted = [...new Set(signature)].map((word) => ({
    word,
    weight: (index.rarity[word] ?? 0) * (fixed.size === 0 || fixed.has(word) ? 1 : 0.5),
  }));
  const whole = weighted.reduce((sum, { weight }) => sum + weight, 0) || 1;
  return { signature, fixed, own, weighted, whole };
}
