import type { LexicalIndex } from './lexical-index.ts';

/** Ids kept as strings: those that are asked for again and again. */
const mostKept = 1 << 12;

/** The ids of an index, which numbers its records in their order. */
export class RecordIds {
  readonly count: number;
  readonly #index: LexicalIndex;
  readonly #decoder = new TextDecoder();
  readonly #ids = new Map<number, string>();
  readonly #records = new Map<string, number>();

  constructor(index: LexicalIndex) {
    this.#index = index;
    this.count = index.topic.length;
  }

  of(record: number): string {
    const known = this.#ids.get(record);
    if (known !== undefined) return known;
    const id = this.#read(record);
    if (this.#ids.size === mostKept) this.#ids.clear();
    this.#ids.set(record, id);
    return id;
  }

  /** The number of a record. */
  find(id: string): number | undefined {
    const known = this.#records.get(id);
    if (known !== undefined) return known;
    const record = this.#search(id);
    if (record === undefined) return undefined;
    if (this.#records.size === mostKept) this.#records.clear();
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
