import type { LexicalIndex } from './lexical-index.ts';

/** A record as an index knows it, ready to be compared with a text. */
export interface KnownRecord {
  readonly record: number;
  readonly id: string;
  /** The words of its signature, in order. */
  readonly signature: Uint32Array;
  /** What its patterns fix. */
  readonly fixed: Uint32Array;
  /** Of signature and patterns, each once; those of the signature come first. */
  readonly own: Uint32Array;
  /** What the signature's words weigh, in the order of `own`. What the pattern fixes counts whole. */
  readonly weights: Float64Array;
  /** What all of them weigh; never 0. */
  readonly whole: number;
  /** Names of errors among them. */
  readonly codes: Uint32Array;
}

/** A power of two: records whose numbers are alike in these bits push each other out. */
const mostKept = 1 << 12;

/** The records of an index, some of them kept ready: those that are asked for again and again. */
export class KnownRecords {
  readonly count: number;
  readonly #index: LexicalIndex;
  readonly #kept: (KnownRecord | undefined)[];
  readonly #numbers = new Map<string, number>();
  readonly #decoder = new TextDecoder();

  constructor(index: LexicalIndex) {
    this.#index = index;
    this.count = index.topic.length;
    this.#kept = Array.from({ length: Math.min(this.count, mostKept) }, () => undefined);
  }

  at(record: number): KnownRecord {
    const place = record & (mostKept - 1);
    const known = this.#kept[place];
    return known?.record === record ? known : (this.#kept[place] = this.#read(record));
  }

  find(id: string): KnownRecord | undefined {
    const known = this.#numbers.get(id);
    if (known !== undefined) return this.at(known);
    const record = this.#search(id);
    if (record < 0) return undefined;
    if (this.#numbers.size === mostKept) this.#numbers.clear();
    this.#numbers.set(id, record);
    return this.at(record);
  }

  /** The number of a record, or -1; the index numbers them in the order of their ids. */
  #search(id: string): number {
    let low = 0;
    let high = this.count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#idOf(middle);
      if (found === id) return middle;
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  #read(record: number): KnownRecord {
    const { signatureStart, signatureWord, patternStart, patternWord, codeStart, codeWord } = this.#index;
    const signature = wordsAt(signatureWord, signatureStart, record);
    const fixed = wordsAt(patternWord, patternStart, record);
    const first = new Set(signature);
    const own = Uint32Array.from(new Set([...first, ...fixed]));
    const weights = Float64Array.from(first, (word) => this.#weightOf(fixed, word));
    const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    const codes = wordsAt(codeWord, codeStart, record);
    return { record, id: this.#idOf(record), signature, fixed, own, weights, whole, codes };
  }

  #idOf(record: number): string {
    const { idStart, idBytes } = this.#index;
    return this.#decoder.decode(idBytes.subarray(idStart[record] ?? 0, idStart[record + 1] ?? 0));
  }

  #weightOf(fixed: Uint32Array, word: number): number {
    return (this.#index.rarity[word] ?? 0) * (fixed.length === 0 || fixed.includes(word) ? 1 : 0.5);
  }
}

function wordsAt(items: Uint32Array, start: Uint32Array, record: number): Uint32Array {
  return items.subarray(start[record] ?? 0, start[record + 1] ?? 0);
}
