import type { Region, Traits } from '../types.ts';
import type { IndexMemory } from './index-memory.ts';
import { lineKindOf, verdictOf, type LineKind } from './line-kind.ts';
import { movedOnFrom } from './moved-on.ts';
import { platformsOf } from './platform.ts';
import { topicsOf, type Topics } from './topics.ts';
import { codeShift, wordFlags } from './word-list.ts';
import type { WordPlaces } from './word-places.ts';
import { readWords } from './words.ts';

/** A line of the input that is looked at, by its 1-based number. */
export interface ViewLine {
  readonly line: number;
  readonly text: string;
}

/** The looked-at part of an input as words of one index. */
export interface View {
  readonly lines: readonly ViewLine[];
  /** Where its words stand that some record holds, parts of compounds among them. */
  readonly places: WordPlaces;
  /** Sum of the rarities of all words of a line; a word that no record holds counts as wholly rare. */
  readonly mass: readonly number[];
  readonly codeKinds: number;
  readonly kinds: readonly LineKind[];
  readonly topics: Topics;
  readonly platforms: number;
  /** For each line how far the output went on after it. */
  readonly movedOn: readonly number[];
  readonly regions: readonly Region[];
  /** What is the same of every candidate. */
  readonly setting: Pick<Traits, 'quiet' | 'brief' | 'long' | 'wellEnded' | 'badlyEnded'>;
}

/** The view is good until the next one is made in the same memory. */
export function viewOf(memory: IndexMemory, lines: readonly ViewLine[], regions: readonly Region[]): View {
  const texts = lines.map((line) => line.text);
  const text = texts.join('\n');
  const kinds = texts.map(lineKindOf);
  const { mass, codeKinds } = readLines(memory, texts);
  return {
    lines,
    places: memory.places,
    mass,
    codeKinds,
    kinds,
    topics: topicsOf(text),
    platforms: platformsOf(text),
    movedOn: movedOnFrom(texts, kinds, regions),
    regions,
    setting: settingOf(lines, texts, kinds),
  };
}

/** What is read of one line. */
const longest = 600;

function readLines({ index, places, words, numberOf }: IndexMemory, texts: readonly string[]) {
  const mass: number[] = [];
  let codeKinds = 0;
  places.clear();
  for (const text of texts) {
    let sum = 0;
    places.beginLine();
    words.cut(0);
    readWords(text.length > longest ? text.slice(0, longest) : text, words);
    for (let at = 0; at < words.count; at++) {
      const number = numberOf(words.hashAt(at));
      const flags = words.flagsAt(at);
      if ((flags & wordFlags.part) === 0) {
        sum += number < 0 ? 1 : (index.rarity[number] ?? 0);
        codeKinds |= flags >> codeShift;
      }
      if (number >= 0) places.add(number);
    }
    mass.push(sum);
  }
  return { mass, codeKinds };
}

function settingOf(
  lines: readonly ViewLine[],
  texts: readonly string[],
  kinds: readonly LineKind[],
): View['setting'] {
  // What the end says of the run: 1 where it went well, -1 where it failed.
  const verdict = verdictOf(texts.slice(-40));
  return {
    quiet: kinds.includes('failing') ? 0 : 1,
    brief: Math.exp(-lines.length / 8),
    long: 1 - Math.exp(-(lines.at(-1)?.line ?? 1) / 150),
    wellEnded: Math.max(0, verdict),
    badlyEnded: Math.max(0, -verdict),
  };
}
