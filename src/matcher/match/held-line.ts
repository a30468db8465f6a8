import { cleanBlock } from '../read/clean-block.ts';
import { messageStart, textStart } from '../read/strip-prefixes.ts';
import { countUnits } from './line-units.ts';

/** A line on which a pattern held, copied, so that its text and columns can be told at the end. */
export interface HeldLine {
  readonly line: number;
  /** The line, or a piece of a long one, as a terminal shows it. */
  readonly shown: Uint8Array;
  /** The same as it stands in the input; `undefined` where that is no different. */
  readonly raw: Uint8Array | undefined;
  /** Characters of the line before the piece. */
  readonly before: number;
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

export function textOf({ shown, raw, before }: HeldLine): LineText {
  const decoder = new TextDecoder();
  // Only the first piece of a long line has a prefix.
  const [text, message] =
    before > 0 ? [0, 0] : [textStart(shown, 0, shown.length), messageStart(shown, 0, shown.length)];
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
  let units = 0;
  let at = 0;
  while (at < written && units < index) {
    at++;
    while (at < written && ((shown[at] ?? 0) & 0xc0) === 0x80) at++;
    units = countUnits(shown, 0, at);
  }
  return countUnits(raw, 0, at < written ? (origins[at] ?? 0) : raw.length);
}
