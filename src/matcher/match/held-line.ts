import { cleanBlock } from '../read/clean-block.ts';
import { countUnits } from '../read/count-units.ts';
import type { Piece } from './pieces-of.ts';
import type { RawLines } from './raw-lines.ts';

/** A line on which a pattern held, so that its text and columns can be told at the end. */
export interface HeldLine {
  readonly line: number;
  /** The line, or a piece of a long one, as a terminal shows it. */
  readonly shown: Uint8Array;
  /** The same as it stands in the input; `undefined` where that is no different. */
  readonly raw: Uint8Array | undefined;
  /** Characters of the line before the piece. */
  readonly before: number;
  /** Where in `shown` the text and the message begin. */
  readonly text: number;
  readonly message: number;
}

/** A line as it stands in the block that is read: most are outdone by a later one before anybody asks for its bytes. */
export class BlockLine implements HeldLine {
  readonly line: number;
  readonly before: number;
  readonly text: number;
  readonly message: number;
  readonly #bytes: Uint8Array;
  readonly #rawLines: RawLines | undefined;
  readonly #piece: Piece;

  /**
   * @param before characters of the line before the piece
   * @param message where in `bytes` the message begins
   */
  constructor(
    bytes: Uint8Array,
    rawLines: RawLines | undefined,
    piece: Piece,
    before: number,
    message: number,
  ) {
    this.#bytes = bytes;
    this.#rawLines = rawLines;
    this.#piece = piece;
    this.line = piece.line;
    this.before = before;
    this.text = piece.text - piece.from;
    this.message = message - piece.from;
  }

  get shown(): Uint8Array {
    return this.#bytes.subarray(this.#piece.from, this.#piece.to);
  }

  get raw(): Uint8Array | undefined {
    return this.before === 0 ? this.#rawLines?.at(this.#piece.ordinal) : undefined;
  }
}

/** The same with bytes of its own, so that the block it stood in can go. */
export function detached({ line, before, text, message, shown, raw }: HeldLine): HeldLine {
  return { line, before, text, message, shown: shown.slice(), raw: raw?.slice() };
}

/** A line's text, and how to find a column of it in the input. */
export interface LineText {
  /** Without what CI systems put before it. */
  readonly message: string;
  /** The same with markers such as `##[error]`. */
  readonly text: string;
  /** 1-based column in the original line of a character of the shown line, which both texts are ends of. */
  readonly columnOf: (index: number) => number;
  /** Characters of the shown line before `message` and before `text`. */
  readonly messageAt: number;
  readonly textAt: number;
}

export function textOf({ shown, raw, before, text, message }: HeldLine): LineText {
  const decoder = new TextDecoder();
  return {
    message: decoder.decode(shown.subarray(message)),
    text: decoder.decode(shown.subarray(text)),
    messageAt: countUnits(shown, 0, message),
    textAt: countUnits(shown, 0, text),
    columnOf: (index) => before + 1 + (raw && before === 0 ? rawIndex(shown, raw, index) : index),
  };
}

/** Where a character of the shown line stands in the raw line. */
function rawIndex(shown: Uint8Array, raw: Uint8Array, index: number): number {
  const out = new Uint8Array(raw.length);
  const origins = new Int32Array(raw.length);
  const written = cleanBlock(raw, 0, raw.length, out, origins);
  let at = 0;
  for (let units = 0; at < written && units < index; units++) {
    at++;
    while (at < written && ((shown[at] ?? 0) & 0xc0) === 0x80) at++;
  }
  return countUnits(raw, 0, at < written ? (origins[at] ?? 0) : raw.length);
}
