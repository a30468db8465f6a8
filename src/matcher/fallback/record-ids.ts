import type { LexicalIndex } from './lexical-index.ts';

/** The ids of an index, which numbers its records in their order. */
export class RecordIds {
  readonly count: number;
  readonly #index: LexicalIndex;
  readonly #decoder = new TextDecoder();
  /** What was asked for before; none is longer than the index. */
  readonly #ids: string[];
  readonly #records = new Map<string, number>();

  constructor(index: LexicalIndex) {
    this.#index = index;
    this.count = index.topic.length;
    this.#ids = Array<string>(this.count).fill('');
  }

  of(record: number): string {
    return (this.#ids[record] ||= this.#read(record));
  }

  /** The number of a record. */
  find(id: string): number | undefined {
    const known = this.#records.get(id);
    if (known !== undefined) return known;
    const record = this.#search(id);
    if (record === undefined) return undefined;
    this.#records.set(id, record);
    return record;
  }

  #search(id: string): number | undefined {
    let low = 0;
    let high = this.count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#read(middle);
      if (found === id) return middle;
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  #read(record: number): string {
    const { idStart, idBytes } = this.#index;
    return this.#decoder.decode(idBytes.subarray(idStart[record] ?? 0, idStart[record + 1] ?? 0));
  }
}
