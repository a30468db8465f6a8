import type { LexicalIndex } from './lexical-index.ts';

const decoder = new TextDecoder();

/** How many records an index numbers. */
export function recordCount({ topic }: LexicalIndex): number {
  return topic.length;
}

export function idOf({ idStart, idBytes }: LexicalIndex, record: number): string {
  return decoder.decode(idBytes.subarray(idStart[record] ?? 0, idStart[record + 1] ?? 0));
}

/** The number of a record; the index numbers them in the order of their ids. */
export function recordOf(index: LexicalIndex, id: string): number | undefined {
  let low = 0;
  let high = recordCount(index) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = idOf(index, middle);
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
