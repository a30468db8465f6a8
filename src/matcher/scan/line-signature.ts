import { fold } from './fold.ts';
import { hashFactor } from './literal-index.ts';

const bits = 11;
/** Three-byte windows that a literal's companions are known by. */
export const marksPerUse = 4;
/** No mark. */
export const noMark = 0xffff;

/**
 * Which three-byte windows stand on a line, hashed to 2,048 places, so that what else a pattern needs can be asked
 * without looking at the line again: a place holds the number of the line that set it last.
 */
export class LineSignature {
  readonly #places = new Int32Array(1 << bits);
  #line = 0;

  take(bytes: Uint8Array, from: number, to: number): void {
    const places = this.#places;
    const line = this.#nextLine();
    let last = 0;
    for (let i = from; i < to; i++) {
      last = (last >>> 8) | ((fold[bytes[i] ?? 0] ?? 0) << 24);
      if (i < from + 2) continue;
      places[Math.imul(last & ~255, hashFactor) >>> (32 - bits)] = line;
    }
  }

  /** Whether the line may hold all windows of a use; `false` is certain. */
  mayHold(marks: Uint16Array, use: number): boolean {
    const places = this.#places;
    const end = (use + 1) * marksPerUse;
    for (let i = use * marksPerUse; i < end; i++) {
      const mark = marks[i] ?? noMark;
      if (mark === noMark) return true;
      if (places[mark] !== this.#line) return false;
    }
    return true;
  }

  #nextLine(): number {
    if (this.#line === 0x7fffffff) {
      this.#places.fill(0);
      this.#line = 0;
    }
    return ++this.#line;
  }
}

/** The place of a window of three folded bytes, taken as they lie in memory, in the upper bits of a number. */
export function markOf(bytes: Uint8Array, at: number): number {
  const window = ((bytes[at] ?? 0) << 8) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 24);
  return Math.imul(window, hashFactor) >>> (32 - bits);
}
