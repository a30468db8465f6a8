import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { WordPlaces } from './word-places.ts';

test('words are found on the lines on which they stand, and nothing is left of the text before', () => {
  const words = 9;
  const places = new WordPlaces(words);
  const text = fc.array(fc.array(fc.nat(words - 1), { maxLength: 60 }), { maxLength: 80 });
  fc.assert(
    fc.property(text, (lines) => {
      places.clear();
      for (const line of lines) {
        places.beginLine();
        for (const word of line) places.add(word);
      }
      for (let word = 0; word < words; word++)
        expect(linesOf(places, word)).toEqual(lines.flatMap((line, at) => (line.includes(word) ? [at] : [])));
      expect(lines.map((_, at) => wordsOn(places, at))).toEqual(lines);
    }),
    { numRuns: 50 },
  );
});

function linesOf(places: WordPlaces, word: number): readonly number[] {
  const lines: number[] = [];
  for (let place = places.first(word); place > 0; place = places.next(place))
    lines.push(places.lineOf(place));
  return lines;
}

function wordsOn(places: WordPlaces, line: number): readonly number[] {
  const words: number[] = [];
  for (let place = places.startOf(line); place < places.startOf(line + 1); place++)
    words.push(places.wordAt(place));
  return words;
}
