import type { Candidate, Region } from '../types.ts';
import { wordNumber, type LexicalIndex } from './lexical-index.ts';
import { idOf, recordCount, recordOf } from './record-ids.ts';
import { recordWords } from './record-words.ts';
import { retrieve } from './retrieve.ts';
import { coverAnywhere, sharedWith } from './shared-words.ts';
import { weigh, type Subject } from './traits.ts';
import { viewOf, type View, type ViewLine } from './view.ts';
import { hashOf } from './hash.ts';
import { wordsOf } from './words.ts';

export interface Appraisal {
  readonly index: LexicalIndex;
  /** Where a pattern held. */
  readonly hits: readonly Candidate[];
  /** The whole of a short input, of a long one its failing parts and its end. */
  readonly lines: readonly ViewLine[];
  readonly regions: readonly Region[];
}

const limits = { likenesses: 24, lines: 240, hits: 120 } as const;

const longLine = 600;

/** What shares less of its signature with the input is not worth naming. */
const leastCover = 0.2;

/** Adds what reads like the input to what matched it, and measures what speaks for and against each. */
export function appraise(appraisal: Appraisal): readonly Candidate[] {
  const { index, hits } = appraisal;
  if (recordCount(index) === 0) return hits;
  const lines = seenLines(appraisal);
  const view = viewOf(index, lines, appraisal.regions);
  const alike = retrieve(index, view, limits.likenesses);
  const best = alike[0]?.score ?? 1;
  const likeness = new Map(alike.map(({ record, score }) => [record, score / best]));
  const position = new Map(lines.map(({ line }, at) => [line, at]));
  const weighed = hits.flatMap((hit): Candidate[] => {
    const record = recordOf(index, hit.id);
    if (record === undefined) return [hit];
    const words = recordWords(index, record);
    const subject = { record, words, held: heldWords(index, hit), likeness: likeness.get(record) ?? 0 };
    likeness.delete(record);
    const shared = sharedWith(index, view, words, position.get(hit.lines[0]));
    return [{ ...hit, likeness: subject.likeness, traits: weigh(index, view, subject, shared) }];
  });
  const others = [...likeness].flatMap(([record, share]) =>
    likeCandidates(index, view, { record, words: recordWords(index, record), likeness: share }),
  );
  return [...weighed, ...others];
}

/** What is looked at, and where patterns held outside of it. */
function seenLines({ lines, hits }: Appraisal): readonly ViewLine[] {
  const seen = new Map(lines.slice(-limits.lines).map((line) => [line.line, line]));
  for (const { lines: span, text, offset = 0 } of hits.slice(0, limits.hits)) {
    // Of a long line the part that matched is looked at.
    const shown = text.length > longLine ? text.slice(Math.max(0, offset - 150), offset + 450) : text;
    for (const [i, part] of shown.split('\n').entries()) {
      const line = span[0] + i;
      if (!seen.has(line) || text.length > longLine) seen.set(line, { line, text: part });
    }
  }
  return [...seen.values()].sort((a, b) => a.line - b.line);
}

function heldWords(index: LexicalIndex, { text, offset = 0, length }: Candidate): readonly number[] {
  const held = text.slice(offset, offset + length);
  return wordsOf(held.slice(0, 600)).flatMap(({ text: word }) => {
    const number = wordNumber(index, hashOf(word));
    return number < 0 ? [] : [number];
  });
}

/** The record as a candidate, unless it shares too little. */
function likeCandidates(index: LexicalIndex, view: View, subject: Subject): readonly Candidate[] {
  // Half of them share too little wherever it stands.
  if (coverAnywhere(view, subject.words) < leastCover) return [];
  const shared = sharedWith(index, view, subject.words);
  if (shared.coverNear < leastCover) return [];
  const { line, text } = view.lines[shared.best] ?? { line: 1, text: '' };
  return [
    {
      id: idOf(index, subject.record),
      pattern: -1,
      basis: 'likeness',
      lines: [line, line],
      column: 1,
      text,
      captures: {},
      count: 1,
      length: text.length,
      likeness: subject.likeness,
      traits: weigh(index, view, subject, shared),
    },
  ];
}
