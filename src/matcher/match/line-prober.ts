import type { PackContents } from '../pack/open-pack.ts';
import type { CleanBlock } from '../read/read-input.ts';
import type { PrefixReader } from '../read/strip-prefixes.ts';
import type { LineSignature } from '../scan/line-signature.ts';
import type { HeldLine } from './held-line.ts';
import type { Desk } from './desk.ts';
import { countUnits, type LineUnits } from './line-units.ts';
import { PatternHits } from './pattern-hits.ts';
import type { Probes } from './probes.ts';
import { RawLines } from './raw-lines.ts';
import { SequenceTracker } from './sequence-tracker.ts';

/** From this many lines on a pattern is retired: see `Candidate.count`. */
export const retiredAt = 1000;

/** A line, or a piece of a long one, in the block that is read. */
export interface Piece {
  readonly line: number;
  /** Which line of the block it belongs to, from 0. */
  readonly ordinal: number;
  readonly from: number;
  readonly to: number;
  /** Bytes of the line before the piece. */
  readonly before: number;
}

/** Runs the patterns that may hold on a line, and keeps those that do. */
export class LineProber {
  readonly hits = new PatternHits();
  readonly #probes: Probes;
  readonly #contents: PackContents;
  readonly #prefixes: PrefixReader;
  readonly #units: LineUnits;
  readonly #signature: LineSignature;
  readonly #trackers = new Map<number, SequenceTracker>();
  /** Probes without a literal: they run on every line, later parts of a sequence only while they are awaited. */
  readonly #always: readonly number[];
  readonly #awaited: readonly number[];
  readonly #uses: number[] = [];
  readonly #due: number[] = [];
  /** For each retired pattern where it might hold in this block. */
  readonly #sightings = new Map<number, Piece[]>();
  #block: CleanBlock | undefined;
  #previous: CleanBlock | undefined;
  #rawLines: RawLines | undefined;
  /** Where in the block the loaded piece's text and message begin. */
  #text = 0;
  #message = 0;

  constructor(contents: PackContents, probes: Probes, prefixes: PrefixReader, { units, signature }: Desk) {
    this.#prefixes = prefixes;
    this.#contents = contents;
    this.#probes = probes;
    this.#units = units;
    this.#signature = signature;
    this.#always = probes.always;
    this.#awaited = probes.awaited;
    probes.newLine();
  }

  begin(block: CleanBlock): void {
    this.#previous = this.#block;
    this.#block = block;
    this.#rawLines =
      block.raw === block.bytes ? undefined : new RawLines(block.raw, block.rawFrom, block.rawTo);
  }

  /** Notes that a literal stands in the piece that comes next, where it is of use. */
  note(use: number): void {
    this.#uses.push(use);
  }

  /** Whether nothing was noted and nothing is awaited, so that the next piece needs no look. */
  get idle(): boolean {
    return this.#uses.length === 0 && this.#always.length === 0 && this.#awaited.length === 0;
  }

  /** Runs what was noted on a piece. */
  probe(piece: Piece): void {
    const bytes = this.#block?.bytes;
    if (!bytes || !this.#gather(bytes, piece)) return;
    const skip = this.#load(bytes, piece);
    // Parts of one sequence are numbered in order, and are told from the last to the first.
    if (this.#due.length > 1) this.#due.sort((a, b) => b - a);
    let held: HeldLine | undefined;
    for (const probe of this.#due) {
      if (this.#isRetired(probe, piece) || !this.#isWorthwhile(probe, piece.line)) continue;
      if (!this.#holds(probe, skip)) continue;
      held ??= this.#hold(bytes, piece);
      this.#keep(probe, held, bytes, piece);
    }
    this.#due.length = 0;
    this.#probes.newLine();
  }

  /** Ends a block: of each retired pattern the last line on which it holds is found. */
  end(): void {
    const bytes = this.#block?.bytes;
    for (const [probe, pieces] of this.#sightings) {
      for (const piece of pieces.reverse()) {
        if (!bytes || !this.#holds(probe, this.#load(bytes, piece))) continue;
        this.#keep(probe, this.#hold(bytes, piece), bytes, piece);
        break;
      }
    }
    this.#sightings.clear();
    this.hits.detach();
  }

  /** Which probes are due: those whose literals all may stand in the piece, and those that need none. */
  #gather(bytes: Uint8Array, piece: Piece): boolean {
    const { line, from, to } = piece;
    const { uses, marks } = this.#contents;
    if (this.#uses.length > 0) this.#signature.take(bytes, from, to);
    for (const use of this.#uses) {
      if (!this.#signature.mayHold(marks, use)) continue;
      const probe = uses[use] ?? 0;
      if (this.#probes.note(probe)) this.#due.push(probe);
    }
    this.#uses.length = 0;
    if (this.#mayHoldAlways(bytes, piece)) {
      for (const probe of this.#always) if (this.#probes.note(probe)) this.#due.push(probe);
    }
    for (const probe of this.#awaited) {
      if (this.#isAwaited(probe, line) && this.#probes.note(probe)) this.#due.push(probe);
    }
    return this.#due.length > 0;
  }

  #mayHoldAlways(bytes: Uint8Array, { from, to, before }: Piece): boolean {
    if (this.#always.length === 0) return false;
    const message = before > 0 ? from : this.#prefixes.messageStart(bytes, from, to);
    const text = before > 0 ? from : this.#prefixes.textStart(bytes, from, to);
    const mayHold = this.#probes.anyAlways;
    return mayHold(bytes, message, to) || (text < message && mayHold(bytes, text, to));
  }

  #isRetired(probe: number, piece: Piece): boolean {
    const number = this.#probes.numberOf(probe);
    if (this.hits.countOf(number) < retiredAt) return false;
    const { parts, occurrence } = this.#probes.patternOf(probe);
    if (parts.length > 1) return false;
    if (occurrence === 'first') return true;
    const pieces = this.#sightings.get(probe);
    if (pieces) pieces.push(piece);
    else this.#sightings.set(probe, [piece]);
    return true;
  }

  #isAwaited(probe: number, line: number): boolean {
    return (
      this.#trackers.get(this.#probes.numberOf(probe))?.awaits(this.#probes.partOf(probe), line) ?? false
    );
  }

  #isWorthwhile(probe: number, line: number): boolean {
    return this.#probes.partOf(probe) === 0 || this.#isAwaited(probe, line);
  }

  /** Takes a piece without its prefix; how many units of it are a marker such as `##[error]`. */
  #load(bytes: Uint8Array, { from, to, before }: Piece): number {
    this.#text = before > 0 ? from : this.#prefixes.textStart(bytes, from, to);
    this.#message = before > 0 ? from : this.#prefixes.messageStart(bytes, from, to);
    this.#units.load(bytes, this.#text, to);
    return countUnits(bytes, this.#text, this.#message);
  }

  #holds(probe: number, skip: number): boolean {
    const pattern = this.#probes.of(probe);
    const { units, length } = this.#units;
    return pattern.test(units, skip, length) || (skip > 0 && pattern.test(units, 0, length));
  }

  /** The piece that was loaded last. */
  #hold(bytes: Uint8Array, { line, ordinal, from, to, before }: Piece): HeldLine {
    return {
      line,
      shown: bytes.subarray(from, to),
      raw: before === 0 ? this.#rawLines?.at(ordinal) : undefined,
      before: before > 0 ? countUnits(bytes, from - before, from) : 0,
      text: this.#text - from,
      message: this.#message - from,
    };
  }

  #keep(probe: number, held: HeldLine, bytes: Uint8Array, piece: Piece): void {
    const number = this.#probes.numberOf(probe);
    const pattern = this.#probes.patternOf(probe);
    if (pattern.parts.length === 1) {
      this.hits.add(number, pattern, [held]);
      return;
    }
    const tracker = this.#trackers.get(number) ?? new SequenceTracker(pattern.parts.length, pattern.within);
    this.#trackers.set(number, tracker);
    const lines = tracker.take(this.#probes.partOf(probe), held);
    const [first] = lines ?? [];
    if (lines && first)
      this.hits.add(number, pattern, lines, this.#linesBack(bytes, piece, piece.line - first.line));
  }

  /** The piece with the `count` lines before it; `undefined` where they reach beyond the block before. */
  #linesBack(bytes: Uint8Array, { from, to }: Piece, count: number): Uint8Array | undefined {
    const block = this.#block;
    let start = from;
    for (let left = count; left > 0; left--) {
      if (start <= (block?.from ?? 0)) return this.#withPrevious(bytes.subarray(block?.from ?? 0, to), left);
      start = lineBefore(bytes, block?.from ?? 0, start);
    }
    return bytes.slice(start, to);
  }

  #withPrevious(lines: Uint8Array, count: number): Uint8Array | undefined {
    const previous = this.#previous;
    if (!previous) return undefined;
    let start = previous.to;
    for (let left = count; left > 0; left--) {
      if (start <= previous.from) return undefined;
      start = lineBefore(previous.bytes, previous.from, start);
    }
    const before = previous.bytes.subarray(start, previous.to);
    const joined = new Uint8Array(before.length + lines.length);
    joined.set(before);
    joined.set(lines, before.length);
    return joined;
  }
}

/** Where the line begins that ends right before `start`. */
function lineBefore(bytes: Uint8Array, from: number, start: number): number {
  for (let at = start - 2; at >= from; at--) if (bytes[at] === 10) return at + 1;
  return from;
}
