import type { Kernel } from '../kernel/kernel.ts';
import type { SeenLines } from '../fallback/index.ts';
import type { RecentLines } from '../lines/recent-lines.ts';
import { createInputReader, type CleanBlock, type InputReader } from '../read/read-input.ts';
import { createPrefixReader } from '../read/strip-prefixes.ts';
import type { RegionFinder } from '../regions/region-finder.ts';
import type { MatchReport, MatchSession } from '../types.ts';
import { LineProber } from './line-prober.ts';
import type { LineUnits } from './line-units.ts';
import type { Probes } from './probes.ts';
import { toCandidates } from './to-candidates.ts';

export interface SessionParts {
  readonly probes: Probes;
  readonly regions: RegionFinder;
  readonly seen: SeenLines;
  readonly lines: RecentLines;
  /** The kernel for the block that comes after so many bytes. Sessions share it: none reads a block while another does. */
  readonly kernelAfter: (bytes: number) => Kernel;
  readonly units: LineUnits;
  /** Whether the regions want to hear of every line. */
  readonly tellsAll: boolean;
}

/**
 * Reads one input block by block: the kernel says which lines are worth a look, and only of those hear the regions and
 * the patterns.
 */
export class Session implements MatchSession {
  readonly #parts: SessionParts;
  readonly #reader: InputReader;
  readonly #prober: LineProber;
  readonly #prefixes = createPrefixReader();
  readonly #every: boolean;
  /** Lines read so far, and how many of them the recent lines hold or held. */
  #line = 0;
  #index = 0;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#prober = new LineProber(parts.probes, this.#prefixes, parts.units);
    this.#every = parts.tellsAll || this.#prober.wantsAll;
    this.#reader = createInputReader(
      (block) => this.#readBlock(block),
      (raw) => parts.kernelAfter(this.#reader.bytes).clean(raw),
    );
  }

  push(chunk: Uint8Array): void {
    this.#reader.push(chunk);
  }

  report(): MatchReport {
    this.#reader.flush();
    return {
      candidates: toCandidates(this.#prober.hits.list(), this.#parts.probes.compile, this.#prefixes),
      regions: this.#parts.regions.regions(),
      input: { lines: this.#line, bytes: this.#reader.bytes, encoding: this.#reader.encoding },
    };
  }

  #readBlock(block: CleanBlock): void {
    const { bytes, raw, continues } = block;
    const kernel = this.#parts.kernelAfter(this.#reader.bytes);
    kernel.take(bytes);
    this.#prober.begin(block);
    let ordinal = 0;
    for (let at = 0; at < bytes.length; at = kernel.next) {
      const count = kernel.split(at);
      this.#readLines(block, kernel, count, ordinal);
      ordinal += count;
    }
    // A last line of escapes alone shows nothing, and is a line all the same.
    const isCutShort = raw.at(-1) !== 10 && (bytes.length === 0 || bytes.at(-1) === 10);
    if (isCutShort && !(continues && ordinal === 0)) this.#line++;
    this.#prober.end();
    this.#parts.regions.end();
  }

  /** Reads the lines in the kernel's table, the first of which is line `ordinal` of the block. */
  #readLines(block: CleanBlock, kernel: Kernel, count: number, ordinal: number): void {
    const { bytes, continues, before } = block;
    const { starts, texts, ends } = kernel.lines;
    const skipped = continues && ordinal === 0 ? 1 : 0;
    this.#prober.hush(kernel);
    if (skipped > 0) {
      // The regions heard of this line already.
      texts[0] = before > 0 ? 0 : this.#prefixes.textStart(bytes, 0, ends[0] ?? 0);
      this.#readPieces(kernel, 0, ordinal, this.#line, before);
    }
    for (let line = skipped; line < count; line++)
      texts[line] = this.#prefixes.textStart(bytes, starts[line] ?? 0, ends[line] ?? 0);
    this.#remember(bytes, kernel, skipped, count);
    try {
      for (let first = skipped; first < count;) {
        const next = kernel.look(first, count, this.#every);
        this.#takeFound(kernel, ordinal, this.#line + 1 - skipped, this.#index - skipped);
        first = next;
      }
    } finally {
      // Even where a damaged pattern ends this session, the kernel serves others.
      this.#prober.unhush(kernel, this.#line + 1 - skipped, ordinal);
    }
    this.#line += count - skipped;
    this.#index += count - skipped;
    this.#parts.regions.skipTo(this.#index);
  }

  #remember(bytes: Uint8Array, kernel: Kernel, first: number, last: number): void {
    const batch = {
      bytes,
      starts: kernel.lines.texts.slice(first, last),
      ends: kernel.lines.ends.slice(first, last),
      count: last - first,
      index: this.#index,
      number: this.#line + 1,
    };
    this.#parts.lines.add(batch);
    this.#parts.seen.take(batch);
  }

  /** @param number, index of the first line in the kernel's table */
  #takeFound(kernel: Kernel, ordinal: number, number: number, index: number): void {
    const { found, foundCount } = kernel;
    const { starts, texts, ends } = kernel.lines;
    for (let at = 0; at < foundCount;) {
      const line = found[at] ?? 0;
      const cues = found[at + 2] ?? 0;
      const probes = found[at + 3] ?? 0;
      const firstProbe = at + 4 + cues;
      if (cues > 0 || this.#parts.tellsAll)
        this.#parts.regions.tell(index + line, found[at + 1] ?? 0, found, at + 4, firstProbe);
      at = firstProbe + Math.max(0, probes);
      if (probes < 0) this.#readPieces(kernel, line, ordinal + line, number + line, 0);
      else if (probes > 0 || this.#prober.wantsAll) {
        const piece = {
          line: number + line,
          ordinal: ordinal + line,
          from: starts[line] ?? 0,
          text: texts[line] ?? 0,
          to: ends[line] ?? 0,
          before: 0,
        };
        this.#prober.probe(piece, found, firstProbe, at);
      }
    }
  }

  /** Reads a long line, or the rest of one that began in another block, in pieces. */
  #readPieces(kernel: Kernel, line: number, ordinal: number, number: number, before: number): void {
    const start = kernel.lines.starts[line] ?? 0;
    const end = kernel.lines.ends[line] ?? 0;
    for (const { from, to } of this.#prober.piecesOf(start, end)) {
      const isFirst = before === 0 && from === start;
      const text = isFirst ? (kernel.lines.texts[line] ?? from) : from;
      const piece = { line: number, ordinal, from, text, to, before: before + from - start };
      const after = kernel.foundCount;
      this.#prober.probe(piece, kernel.found, after, after + kernel.lookAtPiece(from, to));
    }
  }
}
