import { shownBytes } from '../read/clean-block.ts';
import { endsText, rowShift } from '../regions/literal-scanner.ts';
import { templateOf } from '../regions/template-counts.ts';
import { holdsChain } from '../scan/chains.ts';
import { briefStarts, findBrief, findLiterals, newHits, type Hits } from '../scan/find-literals.ts';
import { LineSignature } from '../scan/line-signature.ts';
import {
  foundRoom,
  fullAt,
  linesAtOnce,
  longestPiece,
  mostSightings,
  type Kernel,
  type LineTable,
  type Sought,
} from './kernel.ts';

/** The kernel in JavaScript: for short inputs, and where there is no WebAssembly. */
export function createJsKernel(sought: Sought): Kernel {
  return new JsKernel(sought);
}

class JsKernel implements Kernel {
  readonly lines: LineTable = {
    starts: new Int32Array(linesAtOnce),
    texts: new Int32Array(linesAtOnce),
    ends: new Int32Array(linesAtOnce),
  };
  readonly found: Int32Array;
  readonly sighted: Int32Array;
  readonly sightings = new Int32Array(2 * mostSightings);
  #sightingCount = 0;
  readonly #sought: Sought;
  readonly #hits: Hits = newHits();
  readonly #signature = new LineSignature();
  readonly #brief: Uint8Array;
  /** The number of the line, counted over all blocks, on which an owner, a literal or a probe was noted last. */
  readonly #ownerAt: Int32Array;
  readonly #literalAt: Int32Array;
  readonly #probeAt: Int32Array;
  #line = 0;
  /** The line's place in `lines`; -1 for a piece. */
  #place = 0;
  /** Whether the signature is that of the line. */
  #signed = false;
  #bytes: Uint8Array = new Uint8Array(0);
  #next = 0;
  #count = 0;

  constructor(sought: Sought) {
    this.#sought = sought;
    this.#brief = briefStarts(sought.index);
    this.found = new Int32Array(foundRoom(sought));
    this.#ownerAt = new Int32Array(sought.scanner.count);
    this.#literalAt = new Int32Array(sought.useBounds.length - 1);
    this.#probeAt = new Int32Array(sought.probes);
    this.sighted = new Int32Array(sought.probes).fill(-1);
  }

  get next(): number {
    return this.#next;
  }

  get foundCount(): number {
    return this.#count;
  }

  clean(raw: Uint8Array): Uint8Array {
    return shownBytes(raw);
  }

  take(bytes: Uint8Array): void {
    this.#bytes = bytes;
  }

  split(from: number): number {
    const { starts, ends } = this.lines;
    const bytes = this.#bytes;
    let count = 0;
    let at = from;
    while (at < bytes.length && count < linesAtOnce) {
      const newline = bytes.indexOf(10, at);
      const stop = newline < 0 ? bytes.length : newline;
      starts[count] = at;
      ends[count++] = stop > at && bytes[stop - 1] === 13 ? stop - 1 : stop;
      at = stop + 1;
    }
    this.#next = at;
    return count;
  }

  look(first: number, last: number, every: boolean): number {
    const { starts, texts, ends } = this.lines;
    this.#count = 0;
    for (let line = first; line < last; line++) {
      if (this.#count >= fullAt) return line;
      this.#lookAt(line, starts[line] ?? 0, texts[line] ?? 0, ends[line] ?? 0, every);
    }
    return last;
  }

  lookAtPiece(from: number, to: number): number {
    this.#place = -1;
    this.#nextLine();
    return this.#noteProbes(from, to, this.#count) - this.#count;
  }

  forget(): void {
    this.#sightingCount = 0;
  }

  #lookAt(line: number, start: number, text: number, end: number, every: boolean): void {
    const head = this.#count;
    const { found } = this;
    this.#place = line;
    this.#nextLine();
    const afterCues = this.#noteCues(text, end, head + 4);
    const cues = afterCues - head - 4;
    const isLong = end - start > longestPiece;
    const afterProbes = isLong ? afterCues : this.#noteProbes(start, end, afterCues);
    if (afterProbes === head + 4 && !isLong && !every) return;
    found[head] = line;
    found[head + 1] = cues > 0 || every ? templateOf(this.#bytes, text, end) : 0;
    found[head + 2] = cues;
    found[head + 3] = isLong ? -1 : afterProbes - afterCues;
    this.#count = afterProbes;
  }

  #noteCues(text: number, end: number, from: number): number {
    const { symbolOf, next, ownerBounds, owners } = this.#sought.scanner;
    const bytes = this.#bytes;
    const { found } = this;
    let at = from;
    let state = 0;
    let isTelling = false;
    for (let i = text; i < end; i++) {
      const symbol = symbolOf[bytes[i] ?? 0] ?? 0;
      state = next[((state & ~endsText) << rowShift) | symbol] ?? 0;
      if (state < endsText) continue;
      const last = ownerBounds[(state & ~endsText) + 1] ?? 0;
      for (let own = ownerBounds[state & ~endsText] ?? 0; own < last; own++) {
        const owner = owners[own] ?? 0;
        if (this.#ownerAt[owner] === this.#line) continue;
        this.#ownerAt[owner] = this.#line;
        found[at++] = owner;
        isTelling ||= owner < this.#sought.tellingOwners;
      }
    }
    return isTelling ? at : from;
  }

  #noteProbes(start: number, end: number, from: number): number {
    const { index } = this.#sought;
    const hits = this.#hits;
    this.#signed = false;
    let at = from;
    if (index.brief.length > 0)
      findBrief(index, this.#brief, this.#bytes, start, end, (literal) => {
        at = this.#noteLiteral(literal, start, end, at);
      });
    for (let scanned = start; scanned < end;) {
      scanned = findLiterals(index, this.#bytes, scanned, end, hits);
      for (let hit = 0; hit < hits.count; hit += 2)
        at = this.#noteLiteral(hits.found[hit + 1] ?? 0, start, end, at);
    }
    return at;
  }

  #noteLiteral(literal: number, start: number, end: number, from: number): number {
    if (this.#literalAt[literal] === this.#line) return from;
    this.#literalAt[literal] = this.#line;
    if (!this.#signed) this.#signature.take(this.#bytes, start, end);
    this.#signed = true;
    const { useBounds, uses, marks } = this.#sought;
    const last = useBounds[literal + 1] ?? 0;
    let at = from;
    for (let use = useBounds[literal] ?? 0; use < last; use++) {
      const probe = uses[use] ?? 0;
      if (this.#probeAt[probe] === this.#line || !this.#signature.mayHold(marks, use)) continue;
      if (this.#holdsChain(use, literal, start, end) && this.#isTold(probe)) this.found[at++] = probe;
    }
    return at;
  }

  #holdsChain(use: number, literal: number, start: number, end: number): boolean {
    const { chains, index } = this.#sought;
    const [from, to] = [index.bounds[literal] ?? 0, index.bounds[literal + 1] ?? 0];
    return holdsChain(chains.bytes, chains.at[use] ?? 0, index.bytes, from, to, this.#bytes, start, end);
  }

  /** Whether a probe is to be told of this line, which it is once; notes it. */
  #isTold(probe: number): boolean {
    if (this.#probeAt[probe] === this.#line) return false;
    this.#probeAt[probe] = this.#line;
    const last = this.sighted[probe] ?? 0;
    if (last < 0 || this.#place < 0 || this.#sightingCount === mostSightings) return true;
    this.sightings[2 * this.#sightingCount] = this.#place;
    this.sightings[2 * this.#sightingCount + 1] = last;
    this.sighted[probe] = ++this.#sightingCount;
    return false;
  }

  #nextLine(): void {
    if (this.#line === 0x7fffffff) {
      for (const noted of [this.#ownerAt, this.#literalAt, this.#probeAt]) noted.fill(0);
      this.#line = 0;
    }
    this.#line++;
  }
}
