import type { LexicalIndex } from './lexical-index.ts';
import { remembered } from './remembered.ts';

const decoder = new TextDecoder();

/** How many records an index numbers. */
export function recordCount({ topic }: LexicalIndex): number {
  return topic.length;
}

export const idOf = remembered(({ idStart, idBytes }, record: number): string =>
  decoder.decode(idBytes.subarray(idStart[record] ?? 0, idStart[record + 1] ?? 0)),
);

/** The number of a record; the index numbers them in the order of their ids. */
export const recordOf = remembered((index, id: string): number | undefined => {
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
});
