import type { FailureRecord } from '../../record/index.ts';
import { buildLexicalIndex, encodeLexicalIndex } from '../fallback/index.ts';
import { MatcherError } from '../matcher-error.ts';
import { buildLiteralIndex } from '../scan/build-literal-index.ts';
import { foldedBytes } from '../scan/fold.ts';
import { encodeChains, isCheap } from '../scan/chains.ts';
import { markOf, marksPerUse, noMark } from '../scan/line-signature.ts';
import { windowCost } from '../scan/window-cost.ts';
import { assignLiterals, type Use } from './assign-literals.ts';
import { checksum } from './checksum.ts';
import { hashId } from './hash-id.ts';
import { patternsOf } from './patterns-of.ts';
import { writeSections } from './write-sections.ts';

/**
 * Compiles records into one file. The same records give the same bytes, in whatever order they come.
 *
 * @throws {MatcherError} `bad_pattern` naming the record and the reason, where a pattern cannot be run in linear time
 *   (`refusedPatterns` finds a record's beforehand); `duplicate_id` where two records share one.
 */
export function compilePack(records: readonly FailureRecord[]): Uint8Array {
  const sorted = [...records].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  for (const [i, { id }] of sorted.entries()) {
    if (sorted[i + 1]?.id === id)
      throw new MatcherError('duplicate_id', `Expected one record ${id}, found two`);
  }
  const patterns = sorted.flatMap((record) => patternsOf(record).filter(({ parts }) => parts.length > 0));
  const probes = patterns.flatMap(({ parts }, pattern) => parts.map((_, part) => [pattern, part] as const));
  const { literals, users, everyLine } = assignLiterals(patterns, probes);
  const index = buildLiteralIndex(literals, windowCost);
  const useBounds = new Int32Array(literals.length + 1);
  for (const [i, own] of users.entries()) useBounds[i + 1] = (useBounds[i] ?? 0) + own.length;
  const chains = encodeChains(users.flat());
  const packed = joinPieces(patterns.map((pattern) => JSON.stringify(pattern)));
  const whole = joinPieces(sorted.map((record) => JSON.stringify(record)));
  return writeSections({
    meta: new TextEncoder().encode(JSON.stringify({ records: sorted.length, patterns: patterns.length })),
    filter: bytesOf(index.filter),
    short: bytesOf(index.short),
    keys: bytesOf(index.keys),
    shortKeys: bytesOf(index.shortKeys),
    entries: bytesOf(index.entries),
    bounds: bytesOf(index.bounds),
    offsets: index.offsets,
    bytes: index.bytes,
    brief: bytesOf(index.brief),
    useBounds: bytesOf(useBounds),
    uses: bytesOf(Int32Array.from(users.flat(), ({ probe }) => probe)),
    marks: marksOf(users.flat()),
    chainAt: bytesOf(chains.at),
    chains: chains.bytes,
    probes: bytesOf(Int32Array.from(probes.flat())),
    everyLine: new TextEncoder().encode(JSON.stringify(everyLine)),
    patternTable: packed.table,
    patterns: packed.blob,
    recordTable: whole.table,
    records: whole.blob,
    idSlots: bytesOf(idSlots(sorted)),
    lexical: encodeLexicalIndex(buildLexicalIndex(sorted)),
  });
}

/** For each use what else must stand on the line: places of its companions' rarest windows. */
function marksOf(uses: readonly Use[]): Uint8Array {
  const marks = new Uint16Array(uses.length * marksPerUse).fill(noMark);
  for (const [use, { before, after }] of uses.entries()) {
    const sets = [...before, ...after].filter(isCheap).map((texts) => commonWindows(texts.map(foldedBytes)));
    // Of each companion its rarest window first.
    const ranked = sets.flatMap((windows) => windows.map((window, rank) => ({ ...window, rank })));
    ranked.sort((a, b) => a.rank - b.rank || a.cost - b.cost);
    marks.set([...new Set(ranked.map(({ mark }) => mark))].slice(0, marksPerUse), use * marksPerUse);
  }
  return bytesOf(marks);
}

/** The windows of three bytes that all texts of a set hold, the rarest first. */
function commonWindows([first, ...others]: readonly Uint8Array[]) {
  if (!first) return [];
  const windowsOf = (bytes: Uint8Array) =>
    Array.from({ length: Math.max(0, bytes.length - 2) }, (_, at) => markOf(bytes, at));
  const known = others.map((bytes) => new Set(windowsOf(bytes)));
  return windowsOf(first)
    .map((mark, at) => ({ mark, cost: windowCost(first, at, 3) }))
    .filter(({ mark }) => known.every((marks) => marks.has(mark)))
    .sort((a, b) => a.cost - b.cost);
}

/** Texts one after another, and a table of 16 bytes for each: offset (float64), length, checksum. */
function joinPieces(texts: readonly string[]) {
  const encoder = new TextEncoder();
  const pieces = texts.map((text) => encoder.encode(text));
  const table = new Uint8Array(pieces.length * 16);
  const view = new DataView(table.buffer);
  const blob = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const [i, piece] of pieces.entries()) {
    blob.set(piece, offset);
    view.setFloat64(i * 16, offset, true);
    view.setUint32(i * 16 + 8, piece.length, true);
    view.setUint32(i * 16 + 12, checksum(piece), true);
    offset += piece.length;
  }
  return { table, blob };
}

/** Open-addressed: record number + 1 by hash of its id; 0 is an empty slot. */
function idSlots(records: readonly FailureRecord[]): Int32Array {
  let size = 16;
  while (size < records.length * 2) size *= 2;
  const slots = new Int32Array(size);
  for (const [i, { id }] of records.entries()) {
    let slot = hashId(id) & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = i + 1;
  }
  return slots;
}

function bytesOf(numbers: Int32Array | Uint16Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
