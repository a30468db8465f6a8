import type { Kernel } from '../kernel/kernel.ts';
import type { CleanBlock } from '../read/read-input.ts';
import { countUnits } from '../read/count-units.ts';
import type { PrefixReader } from '../read/strip-prefixes.ts';
import { BlockLine, type HeldLine } from './held-line.ts';
import type { LineUnits } from './line-units.ts';
import { PatternHits } from './pattern-hits.ts';
import { piecesOf, type Piece } from './pieces-of.ts';
import type { Probes } from './probes.ts';
import { RawLines } from './raw-lines.ts';
import { SequenceTracker } from './sequence-tracker.ts';

/** From this many lines on a pattern is retired: see `Candidate.count`. */
export const retiredAt = 1000;

/** Runs the patterns that may hold on a line, and keeps those that do. */
export class LineProber {
  readonly hits = new PatternHits();
  readonly #probes: Probes;
  readonly #prefixes: PrefixReader;
  readonly #units: LineUnits;
  readonly #trackers = new Map<number, SequenceTracker>();
  #due: number[] = [];
  /** Retired probes, each with where it was told that it might hold though it is not to be told. */
  readonly #retired = new Map<number, Piece[]>();
  #kernel: Kernel | undefined;
  #block: CleanBlock | undefined;
  #previous: CleanBlock | undefined;
  #rawLines: RawLines | undefined;
  /** Where in the block the message of the loaded piece begins. */
  #message = 0;
  /** Whether the piece is loaded as units, since it is not ASCII. */
  #isLoaded = false;
  /** UTF-16 units of a line before `to`: a long line has thousands of pieces, each further on. */
  #counted = { line: 0, to: 0, units: 0 };

  /** @param units Working memory, used only while a block is read. */
  constructor(probes: Probes, prefixes: PrefixReader, units: LineUnits) {
    this.#prefixes = prefixes;
    this.#probes = probes;
    this.#units = units;
  }

  begin(block: CleanBlock): void {
    this.#previous = this.#block;
    this.#block = block;
    this.#counted = { line: 0, to: 0, units: 0 };
    this.#rawLines = block.raw === block.bytes ? undefined : new RawLines(block.raw);
  }

  /** Whether there are probes without any text, so that every line is to be probed. */
  get wantsAll(): boolean {
    return this.#probes.always.length > 0 || this.#probes.awaited.length > 0;
  }

  /** The pieces of a line of the block. */
  piecesOf(from: number, to: number): ReturnType<typeof piecesOf> {
    return piecesOf(this.#block?.bytes ?? new Uint8Array(0), from, to);
  }

  /** Runs on a piece the probes `found[from..to)`, and those that need no text. */
  probe(piece: Piece, found: Int32Array, from: number, to: number): void {
    const bytes = this.#block?.bytes;
    if (!bytes) return;
    this.#due = [];
    for (let at = from; at < to; at++) this.#due.push(found[at] ?? 0);
    if (this.wantsAll) this.#gatherTextless(bytes, piece);
    if (this.#due.length > 0) this.#run(bytes, piece);
  }

  #run(bytes: Uint8Array, piece: Piece): void {
    this.#load(bytes, piece);
    // Parts of one sequence are numbered in order, and are told from the last to the first.
    if (this.#due.length > 1) this.#due.sort((a, b) => b - a);
    let held: HeldLine | undefined;
    for (const probe of this.#due) {
      if (this.#isRetired(probe, piece) || !this.#isWorthwhile(probe, piece.line)) continue;
      if (!this.#holds(probe, bytes, piece)) continue;
      held ??= this.#hold(bytes, piece);
      this.#keep(probe, held, bytes, piece);
    }
  }

  /** Begins with the lines in a kernel's table: what is retired is not told again, only kept in mind. */
  hush(kernel: Kernel): void {
    this.#kernel = kernel;
    kernel.forget();
    for (const probe of this.#retired.keys()) kernel.sighted[probe] = 0;
  }

  /**
   * Ends with them: of each retired pattern the last line on which it holds is found.
   *
   * @param number, ordinal of the first line in the table
   */
  unhush(kernel: Kernel, number: number, ordinal: number): void {
    const bytes = this.#block?.bytes;
    for (const [probe, told] of this.#retired) {
      const last = kernel.sighted[probe] ?? 0;
      kernel.sighted[probe] = -1;
      if (told.length > 0) this.#retired.set(probe, []);
      if (!bytes || this.#probes.patternOf(probe).occurrence === 'first') continue;
      const sighted = sightedPieces(kernel, last, number, ordinal);
      this.#keepLast(probe, bytes, told.length > 0 ? lastFirst([...told, ...sighted]) : sighted);
    }
  }

  /** Ends a block, whose bytes can go then. */
  end(): void {
    this.hits.endBlock();
  }

  #keepLast(probe: number, bytes: Uint8Array, pieces: Iterable<Piece>): void {
    for (const piece of pieces) {
      this.#load(bytes, piece);
      if (!this.#holds(probe, bytes, piece)) continue;
      this.#keep(probe, this.#hold(bytes, piece), bytes, piece);
      return;
    }
  }

  #gatherTextless(bytes: Uint8Array, piece: Piece): void {
    const { line, text, to } = piece;
    const { always, awaited, anyAlways } = this.#probes;
    if (always.length > 0) {
      const message = this.#messageOf(bytes, piece);
      if (anyAlways(bytes, message, to) || (text < message && anyAlways(bytes, text, to)))
        this.#due.push(...always);
    }
    for (const probe of awaited) if (this.#isAwaited(probe, line)) this.#due.push(probe);
  }

  /** Whether a probe is retired, so that it is only kept in mind that it might hold here. */
  #isRetired(probe: number, piece: Piece): boolean {
    const told = this.#retired.get(probe);
    told?.push(piece);
    return told !== undefined;
  }

  #isAwaited(probe: number, line: number): boolean {
    return (
      this.#trackers.get(this.#probes.numberOf(probe))?.awaits(this.#probes.partOf(probe), line) ?? false
    );
  }

  #isWorthwhile(probe: number, line: number): boolean {
    return this.#probes.partOf(probe) === 0 || this.#isAwaited(probe, line);
  }

  /** Makes a piece ready to run patterns on. */
  #load(bytes: Uint8Array, piece: Piece): void {
    this.#message = this.#messageOf(bytes, piece);
    this.#isLoaded = false;
  }

  #messageOf(bytes: Uint8Array, { text, to, before }: Piece): number {
    return before > 0 ? text : this.#prefixes.messageStart(bytes, text, to);
  }

  #holds(probe: number, bytes: Uint8Array, { text, to }: Piece): boolean {
    const pattern = this.#probes.of(probe);
    const isMarked = text < this.#message;
    if (!this.#isLoaded) {
      const found = pattern.testAscii(bytes, this.#message, to);
      // A marker such as `##[error]` is ASCII.
      if (found === true || (found === false && !isMarked)) return found;
      if (found === false) return pattern.testAscii(bytes, text, to) === true;
      this.#units.load(bytes, text, to);
      this.#isLoaded = true;
    }
    const skip = isMarked ? countUnits(bytes, text, this.#message) : 0;
    const { units, length } = this.#units;
    return pattern.test(units, skip, length) || (skip > 0 && pattern.test(units, 0, length));
  }

  /** The piece that was loaded last. */
  #hold(bytes: Uint8Array, piece: Piece): HeldLine {
    const before = piece.before > 0 ? this.#unitsBefore(bytes, piece) : 0;
    return new BlockLine(bytes, this.#rawLines, piece, before, this.#message);
  }

  /** Units of the line before the piece, counted on from where they were counted last. */
  #unitsBefore(bytes: Uint8Array, { line, from, before }: Piece): number {
    const known = this.#counted;
    const isSame = known.line === line && known.to <= from;
    // Where the line began in an earlier block, that block's part is counted already.
    const start = isSame ? known.to : Math.max(0, from - before);
    const units = isSame ? known.units : from < before ? (this.#block?.unitsBefore ?? 0) : 0;
    this.#counted = { line, to: from, units: units + countUnits(bytes, start, from) };
    return this.#counted.units;
  }

  #keep(probe: number, held: HeldLine, bytes: Uint8Array, piece: Piece): void {
    const number = this.#probes.numberOf(probe);
    const pattern = this.#probes.patternOf(probe);
    if (pattern.parts.length === 1) {
      this.hits.add(number, pattern, [held]);
      if (this.hits.countOf(number) >= retiredAt) this.#retire(probe);
      return;
    }
    const tracker = this.#trackers.get(number) ?? new SequenceTracker(pattern.parts.length, pattern.within);
    this.#trackers.set(number, tracker);
    const lines = tracker.take(this.#probes.partOf(probe), held);
    const [first] = lines ?? [];
    if (lines && first)
      this.hits.add(number, pattern, lines, this.#linesBack(bytes, piece, piece.line - first.line));
  }

  #retire(probe: number): void {
    if (this.#retired.has(probe)) return;
    this.#retired.set(probe, []);
    if (this.#kernel) this.#kernel.sighted[probe] = 0;
  }

  /** The piece with the `count` lines before it; `undefined` where they reach beyond the block before. */
  #linesBack(bytes: Uint8Array, { from, to }: Piece, count: number): Uint8Array | undefined {
    let start = from;
    for (let left = count; left > 0; left--) {
      if (start <= 0) return this.#withPrevious(bytes.subarray(0, to), left);
      start = lineBefore(bytes, start);
    }
    return bytes.slice(start, to);
  }

  #withPrevious(lines: Uint8Array, count: number): Uint8Array | undefined {
    const previous = this.#previous;
    if (!previous) return undefined;
    let start = previous.bytes.length;
    for (let left = count; left > 0; left--) {
      if (start <= 0) return undefined;
      start = lineBefore(previous.bytes, start);
    }
    const before = previous.bytes.subarray(start);
    const joined = new Uint8Array(before.length + lines.length);
    joined.set(before);
    joined.set(lines, before.length);
    return joined;
  }
}

/** Where the line begins that ends right before `start`. */
function lineBefore(bytes: Uint8Array, start: number): number {
  for (let at = start - 2; at >= 0; at--) if (bytes[at] === 10) return at + 1;
  return 0;
}

/** The lines in a kernel's table that a chain of sightings leads to, the last one first. */
function* sightedPieces(
  { sightings, lines: { starts, texts, ends } }: Kernel,
  last: number,
  number: number,
  ordinal: number,
): Iterable<Piece> {
  for (let at = last; at > 0; at = sightings[2 * at - 1] ?? 0) {
    const line = sightings[2 * at - 2] ?? 0;
    const [from = 0, text = 0, to = 0] = [starts[line], texts[line], ends[line]];
    yield { line: number + line, ordinal: ordinal + line, from, text, to, before: 0 };
  }
}

function lastFirst(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.toSorted((a, b) => b.ordinal - a.ordinal || b.from - a.from);
}
