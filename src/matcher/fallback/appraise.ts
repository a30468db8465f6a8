import type { Candidate, Region, Traits } from '../types.ts';
import { indexMemory, type IndexMemory } from './index-memory.ts';
import type { LexicalIndex } from './lexical-index.ts';
import { retrieve } from './retrieve.ts';
import { coverAnywhere, sharedWith } from './shared-words.ts';
import { weigh } from './traits.ts';
import { viewOf, type View, type ViewLine } from './view.ts';
import { readWords } from './words.ts';

export interface Appraisal {
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
export type Appraise = (appraisal: Appraisal) => readonly Candidate[];

export function createAppraiser(index: LexicalIndex): Appraise {
  const memory = indexMemory(index);
  return (appraisal) => (memory.ids.count === 0 ? appraisal.hits : appraise(memory, appraisal));
}

function appraise(memory: IndexMemory, appraisal: Appraisal): readonly Candidate[] {
  const lines = seenLines(appraisal);
  const view = viewOf(memory, lines, appraisal.regions);
  const alike = retrieve(memory, view, limits.likenesses);
  const best = alike.scores[0] ?? 1;
  const found: number[] = [];
  const candidates = appraisal.hits.map((hit): Candidate => {
    const record = memory.ids.find(hit.id);
    if (record === undefined) return hit;
    found.push(record);
    const likeness = (alike.scores[alike.records.indexOf(record)] ?? 0) / best;
    const subject = { record, held: heldWords(memory, hit), likeness };
    const shared = sharedWith(memory, view, record, placeOf(lines, hit.lines[0]));
    return weighed(hit, likeness, weigh(memory.index, view, subject, shared));
  });
  for (const [at, record] of alike.records.entries()) {
    if (found.includes(record)) continue;
    const candidate = likeCandidate(memory, view, record, (alike.scores[at] ?? 0) / best);
    if (candidate) candidates.push(candidate);
  }
  return candidates;
}

/** Not by a spread: with more beside it that gives each object a hidden class of its own. */
function weighed(hit: Candidate, likeness: number, traits: Traits): Candidate {
  const { id, pattern, basis, lines, column, offset = 0, text, captures, count, length, cause } = hit;
  return cause === undefined
    ? { id, pattern, basis, lines, column, offset, text, captures, count, length, likeness, traits }
    : { id, pattern, basis, lines, column, offset, text, captures, count, length, cause, likeness, traits };
}

/** What is looked at, and where patterns held outside of it. */
function seenLines({ lines, hits }: Appraisal): readonly ViewLine[] {
  const last = lines.slice(-limits.lines);
  const held = hits.slice(0, limits.hits);
  if (held.every((hit) => isAmong(last, hit))) return last;
  const seen = new Map(last.map((line) => [line.line, line]));
  for (const { lines: span, text, offset = 0 } of held) {
    // Of a long line the part that matched is looked at.
    const shown = text.length > longLine ? text.slice(Math.max(0, offset - 150), offset + 450) : text;
    for (const [i, part] of shown.split('\n').entries()) {
      const line = span[0] + i;
      if (!seen.has(line) || text.length > longLine) seen.set(line, { line, text: part });
    }
  }
  return [...seen.values()].sort((a, b) => a.line - b.line);
}

/** Whether all of the lines that a pattern held on are looked at, none of them a long one. */
function isAmong(lines: readonly ViewLine[], { lines: span, text }: Candidate): boolean {
  if (text.length > longLine) return false;
  const after = span[0] + text.split('\n').length;
  for (let line = span[0]; line < after; line++) if (placeOf(lines, line) === undefined) return false;
  return true;
}

/** Where a line stands among those that are looked at. */
function placeOf(lines: readonly ViewLine[], wanted: number): number | undefined {
  let low = 0;
  let high = lines.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = lines[middle]?.line ?? 0;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

function heldWords(
  { words, numberOf }: IndexMemory,
  { text, offset = 0, length }: Candidate,
): readonly number[] {
  words.cut(0);
  readWords(text.slice(offset, offset + Math.min(length, longLine)), words);
  const numbers: number[] = [];
  for (let at = 0; at < words.count; at++) {
    const number = numberOf(words.hashAt(at));
    if (number >= 0) numbers.push(number);
  }
  return numbers;
}

/** The record as a candidate, unless it shares too little. */
function likeCandidate(
  memory: IndexMemory,
  view: View,
  record: number,
  likeness: number,
): Candidate | undefined {
  // Half of them share too little wherever it stands.
  if (coverAnywhere(memory, view, record) < leastCover) return undefined;
  const shared = sharedWith(memory, view, record);
  if (shared.coverNear < leastCover) return undefined;
  const { line, text } = view.lines[shared.best] ?? { line: 1, text: '' };
  return {
    id: memory.ids.of(record),
    pattern: -1,
    basis: 'likeness',
    lines: [line, line],
    column: 1,
    text,
    captures: {},
    count: 1,
    length: text.length,
    likeness,
    traits: weigh(memory.index, view, { record, likeness }, shared),
  };
}
