import type { LexicalIndex } from './lexical-index.ts';

/**
 * The words by which each record is compared, one record's after another's, so that little memory is touched. A record is
 * read when it is first asked for:
 *
 *     words    those of signature and patterns, each once; those of the signature come first
 *     weights  what each of the signature weighs, 0 for others. What the pattern fixes counts whole
 *     whole    record → what all of its words weigh together; never 0
 */
export class OwnWords {
  readonly words: Uint32Array;
  readonly weights: Float32Array;
  readonly whole: Float64Array;
  readonly #index: LexicalIndex;
  /** One more than where a record's words begin; 0 where it was not read. */
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;
  #count = 0;

  constructor(index: LexicalIndex) {
    const records = index.topic.length;
    const most = index.signatureWord.length + index.patternWord.length;
    this.#index = index;
    this.words = new Uint32Array(most);
    this.weights = new Float32Array(most);
    this.whole = new Float64Array(records);
    this.#starts = new Uint32Array(records);
    this.#ends = new Uint32Array(records);
  }

  startOf(record: number): number {
    if (this.#starts[record] === 0) this.#read(record);
    return (this.#starts[record] ?? 0) - 1;
  }

  /** To be asked for after `startOf`. */
  endOf(record: number): number {
    return this.#ends[record] ?? 0;
  }

  #read(record: number): void {
    const { signatureWord, signatureStart, patternWord, patternStart, rarity } = this.#index;
    const signature = new Set(wordsAt(signatureWord, signatureStart, record));
    const fixed = new Set(wordsAt(patternWord, patternStart, record));
    let whole = 0;
    this.#starts[record] = this.#count + 1;
    for (const word of signature) {
      const weight = (rarity[word] ?? 0) * (fixed.size === 0 || fixed.has(word) ? 1 : 0.5);
      whole += weight;
      this.weights[this.#count] = weight;
      this.words[this.#count++] = word;
    }
    for (const word of fixed) if (!signature.has(word)) this.words[this.#count++] = word;
    this.#ends[record] = this.#count;
    this.whole[record] = whole || 1;
  }
}

/** The words of one record. */
export function wordsAt(items: Uint32Array, starts: Uint32Array, record: number): Uint32Array {
  return items.subarray(starts[record] ?? 0, starts[record + 1] ?? 0);
}
