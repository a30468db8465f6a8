import type { PackContents } from '../pack/open-pack.ts';
import { createInputReader, type CleanBlock, type InputReader } from '../read/read-input.ts';
import { createPrefixReader } from '../read/strip-prefixes.ts';
import type { RegionFinder } from '../regions/region-finder.ts';
import { findLiterals, type Hits } from '../scan/find-literals.ts';
import type { MatchReport, MatchSession } from '../types.ts';
import type { Desk } from './desk.ts';
import { LineProber } from './line-prober.ts';
import { longestPiece } from './line-units.ts';
import { toCandidates } from './to-candidates.ts';
import type { Probes } from './probes.ts';

/** What of a long line is read twice, so that a match across the border of two pieces is found in one of them. */
const pieceOverlap = 4096;

export interface SessionParts {
  readonly contents: PackContents;
  readonly probes: Probes;
  readonly regions: RegionFinder;
  readonly desk: Desk;
}

/** Reads one input line by line: literals tell which patterns are worth trying on a line, and regions hear of every line. */
export class Session implements MatchSession {
  readonly #contents: PackContents;
  readonly #probes: Probes;
  readonly #regions: RegionFinder;
  readonly #reader: InputReader;
  readonly #prober: LineProber;
  readonly #hits: Hits;
  readonly #prefixes = createPrefixReader();
  /** Next number of `#hits` to look at, and how far the block was scanned for literals. */
  #nextHit = 0;
  #scanned = 0;
  #line = 0;
  #block: Pick<CleanBlock, 'bytes' | 'to'> = { bytes: new Uint8Array(0), to: 0 };

  constructor({ contents, probes, regions, desk }: SessionParts) {
    this.#hits = desk.hits;
    this.#contents = contents;
    this.#probes = probes;
    this.#regions = regions;
    this.#prober = new LineProber(contents, probes, this.#prefixes, desk);
    this.#reader = createInputReader((block) => this.#readBlock(block));
  }

  push(chunk: Uint8Array): void {
    this.#reader.push(chunk);
  }

  report(): MatchReport {
    this.#reader.flush();
    return {
      candidates: toCandidates(this.#prober.hits.list(), this.#probes.compile, this.#prefixes),
      regions: this.#regions.regions(),
      input: { lines: this.#line, bytes: this.#reader.bytes, encoding: this.#reader.encoding },
    };
  }

  #readBlock(block: CleanBlock): void {
    const { bytes, from, to } = block;
    this.#block = block;
    this.#prober.begin(block);
    this.#hits.count = 0;
    this.#nextHit = 0;
    this.#scanned = from;
    let ordinal = 0;
    for (let at = from; at < to; ordinal++) {
      const newline = bytes.indexOf(10, at);
      const stop = newline < 0 || newline >= to ? to : newline;
      const end = stop > at && bytes[stop - 1] === 13 ? stop - 1 : stop;
      const goesOn = block.continues && ordinal === 0;
      if (!goesOn) {
        this.#line++;
        this.#regions.pushBytes(bytes, this.#prefixes.textStart(bytes, at, end), end, this.#line);
      }
      this.#readLine(at, end, ordinal, goesOn ? block.before : 0);
      at = stop + 1;
    }
    // A last line of escapes alone shows nothing, and is a line all the same.
    const isCutShort = block.raw[block.rawTo - 1] !== 10 && (to === from || bytes[to - 1] === 10);
    if (isCutShort && !(block.continues && ordinal === 0)) this.#line++;
    this.#prober.end();
  }

  #readLine(start: number, end: number, ordinal: number, before: number): void {
    for (let from = start; ; from += longestPiece - pieceOverlap) {
      const isLast = end - from <= longestPiece;
      const to = isLast ? end : from + longestPiece;
      // A literal near the border is left to the next piece, which holds more of what follows it.
      this.#note(isLast ? end : to - pieceOverlap / 2);
      if (!this.#prober.idle) {
        this.#prober.probe({ line: this.#line, ordinal, from, to, before: before + from - start });
      }
      if (isLast) return;
    }
  }

  /** Notes the probes of every literal that ends before `limit`. */
  #note(limit: number): void {
    const { useBounds, index } = this.#contents;
    const { found } = this.#hits;
    for (;;) {
      if (this.#nextHit === this.#hits.count) {
        if (this.#scanned >= limit) return;
        this.#refill(index);
        continue;
      }
      if ((found[this.#nextHit] ?? 0) >= limit) return;
      const literal = found[this.#nextHit + 1] ?? 0;
      this.#nextHit += 2;
      const last = useBounds[literal + 1] ?? 0;
      for (let use = useBounds[literal] ?? 0; use < last; use++) this.#prober.note(use);
    }
  }

  #refill(index: PackContents['index']): void {
    const { bytes, to } = this.#block;
    this.#nextHit = 0;
    this.#scanned = findLiterals(index, bytes, this.#scanned, to, this.#hits);
  }
}
