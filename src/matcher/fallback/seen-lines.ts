import type { RegionFinder } from '../regions/region-finder.ts';
import type { Region } from '../types.ts';
import type { ViewLine } from './view.ts';

/** Lines kept of the beginning and of the end. An input that is no longer is looked at whole. */
const first = 160;
const beginning = 20;
const last = 40;

/** Hears every line, as regions do, and keeps those that are looked at when it is asked for likeness. */
export interface SeenLines extends RegionFinder {
  /** The whole of a short input, of a long one its beginning, its failing parts and its end. */
  lines(regions: readonly Region[]): readonly ViewLine[];
}

/** @param regions hears the lines too */
export function seenLines(regions: RegionFinder): SeenLines {
  return new Keeper(regions);
}

interface Held {
  readonly source: Uint8Array;
  readonly start: number;
  readonly end: number;
}

class Keeper implements SeenLines {
  readonly #regions: RegionFinder;
  readonly #decoder = new TextDecoder();
  readonly #encoder = new TextEncoder();
  readonly #first: ViewLine[] = [];
  readonly #ring: Held[] = [];
  #newest = 0;

  constructor(regions: RegionFinder) {
    this.#regions = regions;
  }

  push(line: string, lineNumber: number): void {
    const bytes = this.#encoder.encode(line);
    this.pushBytes(bytes, 0, bytes.length, lineNumber);
  }

  pushBytes(source: Uint8Array, start: number, end: number, lineNumber: number): void {
    this.#newest = lineNumber;
    if (lineNumber <= first)
      this.#first.push({ line: lineNumber, text: this.#textOf({ source, start, end }) });
    else this.#ring[lineNumber % last] = { source, start, end };
    this.#regions.pushBytes(source, start, end, lineNumber);
  }

  regions(): readonly Region[] {
    return this.#regions.regions();
  }

  lines(regions: readonly Region[]): readonly ViewLine[] {
    if (this.#newest <= first) return this.#first;
    const parts = [
      ...this.#first.slice(0, beginning),
      ...regions.flatMap(({ lines: [from], text }) =>
        text.map((line, i) => ({ line: from + i, text: line })),
      ),
      ...this.#end(),
    ];
    return [...new Map(parts.map((part) => [part.line, part])).values()].sort((a, b) => a.line - b.line);
  }

  #end(): readonly ViewLine[] {
    const from = Math.max(first, this.#newest - last) + 1;
    const kept = Array.from({ length: this.#newest - from + 1 }, (_, i) => from + i).flatMap((line) => {
      const held = this.#ring[line % last];
      return held ? [{ line, text: this.#textOf(held) }] : [];
    });
    return [...this.#first.slice(this.#newest - last), ...kept];
  }

  /** What stands on a longer line says little more. */
  #textOf({ source, start, end }: Held): string {
    return this.#decoder.decode(source.subarray(start, Math.min(end, start + longest)));
  }
}

const longest = 1200;
