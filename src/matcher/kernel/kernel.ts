import type { LiteralScanner } from '../regions/literal-scanner.ts';
import type { Chains } from '../scan/chains.ts';
import type { LiteralIndex } from '../scan/literal-index.ts';

/**
 * The pass over every byte of an input: it finds the lines of a block, and of each line what makes it worth a look. All
 * other lines are never touched again. There are two kernels, one in JavaScript and one in WebAssembly; they answer alike.
 *
 *     take(block) → split(at) → the caller fills `lines.texts` → look(first, last) → `found`
 *
 * `found` holds for each line that is worth a look:
 *
 *     line       its place in `lines`
 *     template   hash of its text with volatile words masked, 0 where no cue stands on it
 *     cues       how many owners of the cue scanner have a text on it, 0 where all they say is that it tells nothing, then
 *     probes     how many probes may hold on it (-1: too long, ask `lookAtPiece`), then
 *     …          the owners, each once, in the order in which their texts end; then the probes, each once, in any order
 */
export interface Kernel {
  /** A block as a terminal would show it, see `cleanBlock`; the same bytes where that is no different. */
  clean(raw: Uint8Array): Uint8Array;
  /** Takes the block that is looked through until the next one is taken. At most `largestBlock` bytes. */
  take(bytes: Uint8Array): void;
  readonly lines: LineTable;
  /**
   * Finds the lines from `at` on, as many as `lines` holds, and fills `starts` and `ends`.
   *
   * @returns How many. The next line begins at `next`.
   */
  split(at: number): number;
  readonly next: number;
  /**
   * Looks through the lines `first` to `last`, exclusive, until `found` is full.
   *
   * @param every Whether each line is told, worth a look or not, and with its template.
   * @returns The line to go on with.
   */
  look(first: number, last: number, every: boolean): number;
  /** Puts the probes that may hold in a piece of a long line behind what was found; how many. */
  lookAtPiece(from: number, to: number): number;
  readonly found: Int32Array;
  readonly foundCount: number;
  /**
   * For each probe -1. A probe set to 0 is not told of lines any more (of pieces it is, and where there are too many);
   * instead its place leads to its last sighting: `n` stands for `sightings[2n - 2]`, the line's place in `lines`, and
   * `sightings[2n - 1]`, the sighting before it or 0.
   */
  readonly sighted: Int32Array;
  readonly sightings: Int32Array;
  /** Forgets all sightings. */
  forget(): void;
}

/** Lines of a block, without their ends. */
export interface LineTable {
  readonly starts: Int32Array;
  /** Where each line's text begins, after what a CI system put before it. */
  readonly texts: Int32Array;
  readonly ends: Int32Array;
}

/** What a kernel looks for. */
export interface Sought {
  /** Texts of cues, whose owners are told. */
  readonly scanner: LiteralScanner;
  /** The same texts by owner. */
  readonly cueTexts: readonly (readonly string[])[];
  /** Owners from this number on are told only with one that comes before it. */
  readonly tellingOwners: number;
  readonly index: LiteralIndex;
  /** Literal `l` is needed by the probes `uses[useBounds[l]]` up to `uses[useBounds[l + 1]]`. */
  readonly useBounds: Int32Array;
  readonly uses: Int32Array;
  /** For each use what else must stand on the line: places in a `LineSignature`. */
  readonly marks: Uint16Array;
  readonly chains: Chains;
  /** How many probes there are. */
  readonly probes: number;
}

/** In bytes; a longer line is looked at in pieces. */
export const longestPiece = 1 << 14;
export const largestBlock = 1 << 20;
export const linesAtOnce = 1 << 13;

/** How many sightings are kept; what comes then is told. */
export const mostSightings = 1 << 15;

/** From how many numbers on `found` counts as full. */
export const fullAt = 1 << 16;

/** Numbers that `found` needs room for: one line more than full, with all owners and probes, and one piece. */
export function foundRoom({ scanner, probes }: Sought): number {
  return fullAt + 8 + scanner.count + 2 * probes;
}
