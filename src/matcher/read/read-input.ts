import { characterAt } from './character-at.ts';
import { shownBytes } from './clean-block.ts';
import { countUnits } from './count-units.ts';
import { joinBytes } from './join-bytes.ts';
import { createTranscoder } from './transcode.ts';
import type { Encoding } from './detect-encoding.ts';

/** Whole lines of an input, as UTF-8 that a terminal would show. */
export interface CleanBlock {
  readonly bytes: Uint8Array;
  /** The same lines with escapes and overwritten text; `bytes` itself where there is none. */
  readonly raw: Uint8Array;
  /** The first line goes on with the last line of the block before, and repeats some of it or all. */
  readonly continues: boolean;
  /** Bytes of the first line that stand before the block. */
  readonly before: number;
  /** The same in UTF-16 units. */
  readonly unitsBefore: number;
}

/**
 * Cuts an input into blocks of whole lines. An input larger than memory works: nothing is kept but the line that is not
 * finished. A line longer than a megabyte comes in parts that overlap by 4 KB, each a block of its own.
 */
export interface InputReader {
  /** The bytes must not change afterwards. */
  push(chunk: Uint8Array): void;
  /** Hands over what is held, as if the input ended here; when more comes, the last line is handed over again in full. */
  flush(): void;
  readonly encoding: Encoding;
  readonly bytes: number;
}

const blockSize = 1 << 18;
const longestPart = 1 << 20;
const overlap = 1 << 12;
const newline = 10;
const noBytes = new Uint8Array(0);

/** @param clean gives a block as a terminal would show it */
export function createInputReader(
  onBlock: (block: CleanBlock) => void,
  clean: (raw: Uint8Array) => Uint8Array = shownBytes,
): InputReader {
  return new BlockReader(onBlock, clean);
}

class BlockReader implements InputReader {
  readonly #transcoder = createTranscoder();
  readonly #cutter: LineCutter;
  #bytes = 0;

  constructor(onBlock: (block: CleanBlock) => void, clean: (raw: Uint8Array) => Uint8Array) {
    this.#cutter = new LineCutter(onBlock, clean);
  }

  get encoding(): Encoding {
    return this.#transcoder.encoding;
  }

  get bytes(): number {
    return this.#bytes;
  }

  push(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    this.#cutter.take(this.#transcoder.push(plain(chunk)));
  }

  flush(): void {
    this.#cutter.take(this.#transcoder.flush());
    this.#cutter.flush();
  }
}

/** The same bytes as nothing but bytes: what is read is of one kind then, and no slower method of a subclass stands in the way. */
function plain({ buffer, byteOffset, length }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length);
}

/** Cuts UTF-8 into blocks of whole lines. */
class LineCutter {
  readonly #onBlock: (block: CleanBlock) => void;
  readonly #clean: (raw: Uint8Array) => Uint8Array;
  /** What waits for its line to end, or for enough to be worth a block. */
  #held: Uint8Array[] = [];
  #heldSize = 0;
  #continues = false;
  #before = 0;
  #unitsBefore = 0;

  constructor(onBlock: (block: CleanBlock) => void, clean: (raw: Uint8Array) => Uint8Array) {
    this.#onBlock = onBlock;
    this.#clean = clean;
  }

  take(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    const size = this.#heldSize + chunk.length;
    if (size < blockSize || (size < longestPart && !chunk.includes(newline))) {
      this.#held.push(chunk);
      this.#heldSize = size;
      return;
    }
    if (this.#heldSize === 0) {
      this.#cut(chunk);
      return;
    }
    // Only what belongs to the held line is copied; the rest of the chunk is read where it is.
    const first = chunk.indexOf(newline) + 1;
    const joined = joinBytes([...this.#held, first > 0 ? chunk.subarray(0, first) : chunk]);
    this.#hold(noBytes);
    this.#cut(joined);
    if (first > 0) this.take(chunk.subarray(first));
  }

  flush(): void {
    if (this.#heldSize === 0) return;
    const all = joinBytes(this.#held);
    const last = all.lastIndexOf(newline) + 1;
    if (last > 0) this.#emit(all, 0, last);
    const rest = all.subarray(last);
    this.#hold(rest);
    if (rest.length === 0) return;
    this.#emit(rest, 0, rest.length);
    this.#continues = true;
  }

  #hold(rest: Uint8Array): void {
    this.#held = rest.length > 0 ? [rest] : [];
    this.#heldSize = rest.length;
  }

  #cut(text: Uint8Array): void {
    let from = 0;
    while (text.length - from >= blockSize) {
      const end = text.subarray(from, from + blockSize).lastIndexOf(newline) + 1 || endOfLine(text, from);
      if (end === 0) break;
      this.#emit(text, from, from + end);
      from += end;
    }
    const rest = text.subarray(from);
    const last = rest.lastIndexOf(newline) + 1;
    if (last > 0) this.#emit(rest, 0, last);
    this.#hold(rest.subarray(last));
    while (this.#heldSize >= longestPart) this.#cutLongLine();
  }

  #cutLongLine(): void {
    const line = joinBytes(this.#held);
    this.#emit(line, 0, longestPart);
    this.#continues = true;
    const next = characterAt(line, longestPart - overlap);
    this.#before += next;
    this.#unitsBefore += countUnits(line, 0, next);
    this.#hold(line.subarray(next));
  }

  #emit(all: Uint8Array, from: number, to: number): void {
    const raw = all.subarray(from, to);
    const continued = {
      continues: this.#continues,
      before: this.#before,
      unitsBefore: this.#unitsBefore,
    };
    if (raw[raw.length - 1] === newline) {
      this.#continues = false;
      this.#before = 0;
      this.#unitsBefore = 0;
    }
    this.#onBlock({ bytes: this.#clean(raw), raw, ...continued });
  }
}

/** Past the first newline after `from`, as a distance from it; 0 where the line does not end. */
function endOfLine(text: Uint8Array, from: number): number {
  const at = text.indexOf(newline, from);
  return at < 0 || at - from >= longestPart ? 0 : at + 1 - from;
}
