import type { Region } from '../types.ts';
import { codeBits, codeKindOf } from './codes.ts';
import { lineKindOf, verdictOf, type LineKind } from './line-kind.ts';
import { wordNumber, type LexicalIndex } from './lexical-index.ts';
import { platformsOf } from './platform.ts';
import { topicsOf, type Topics } from './topics.ts';
import { hashOf } from './hash.ts';
import { wordsOf } from './words.ts';

/** A line of the input that is looked at, by its 1-based number. */
export interface ViewLine {
  readonly line: number;
  readonly text: string;
}

/** The looked-at part of an input as words of one index. */
export interface View {
  readonly lines: readonly ViewLine[];
  /** For each line its words that some record holds, in order; parts of compounds among them. */
  readonly words: readonly (readonly number[])[];
  /** Sum of the rarities of all words of a line; a word that no record holds counts as wholly rare. */
  readonly mass: readonly number[];
  /** Word → indexes of the lines that hold it. */
  readonly linesOf: ReadonlyMap<number, readonly number[]>;
  readonly codeKinds: number;
  readonly kinds: readonly LineKind[];
  readonly topics: Topics;
  readonly platforms: number;
  /** What the end says of the run: 1 where it went well, -1 where it failed. */
  readonly verdict: number;
  readonly regions: readonly Region[];
}

export function viewOf(index: LexicalIndex, lines: readonly ViewLine[], regions: readonly Region[]): View {
  const linesOf = new Map<number, number[]>();
  const words: number[][] = [];
  const mass: number[] = [];
  let codeKinds = 0;
  for (const [at, { text }] of lines.entries()) {
    const known: number[] = [];
    let sum = 0;
    for (const { text: word, raw, part } of wordsOf(text.slice(0, 600))) {
      const number = wordNumber(index, hashOf(word));
      if (!part) {
        sum += number < 0 ? 1 : (index.rarity[number] ?? 0);
        const kind = codeKindOf(raw);
        if (kind) codeKinds |= codeBits[kind];
      }
      if (number < 0) continue;
      known.push(number);
      const list = linesOf.get(number);
      if (!list) linesOf.set(number, [at]);
      else if (list.at(-1) !== at) list.push(at);
    }
    words.push(known);
    mass.push(sum);
  }
  const text = lines.map((line) => line.text).join('\n');
  return {
    lines,
    words,
    mass,
    linesOf,
    codeKinds,
    kinds: lines.map((line) => lineKindOf(line.text)),
    topics: topicsOf(text),
    platforms: platformsOf(text),
    verdict: verdictOf(lines.slice(-40).map((line) => line.text)),
    regions,
  };
}
