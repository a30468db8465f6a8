import type { LexicalIndex } from './lexical-index.ts';
import { OwnWords } from './own-words.ts';
import { RecordIds } from './record-ids.ts';
import { wordNumbers, type WordNumbers } from './word-numbers.ts';
import { WordList } from './word-list.ts';
import { WordPlaces } from './word-places.ts';

/** An index with what is kept of it from input to input: nothing in here grows with their number. */
export interface IndexMemory {
  readonly index: LexicalIndex;
  readonly numberOf: WordNumbers;
  readonly ids: RecordIds;
  readonly own: OwnWords;
  /** Of the text that is looked at: the words of one of its lines, and where the known ones stand in all of it. */
  readonly words: WordList;
  readonly places: WordPlaces;
  /** The score of each record, all zero between two inputs, and room for the numbers of those that have one. */
  readonly scores: Float32Array;
  readonly touched: Uint32Array;
}

export function indexMemory(index: LexicalIndex): IndexMemory {
  const records = index.topic.length;
  return {
    index,
    numberOf: wordNumbers(index.wordHash),
    ids: new RecordIds(index),
    own: new OwnWords(index),
    words: new WordList(),
    places: new WordPlaces(index.wordHash.length),
    scores: new Float32Array(records),
    touched: new Uint32Array(records + 1),
  };
}
