import { codeBitOf } from '../fallback/codes.ts';
import { hashOf } from '../fallback/hash.ts';
import { shownBytes } from '../read/clean-block.ts';
import { createInputReader } from '../read/read-input.ts';
import { createPrefixReader } from '../read/strip-prefixes.ts';

/** The lines of a run that passed. */
export interface GreenLines {
  /** Whether it printed such a line, given without what a CI system puts before it. */
  has(text: string): boolean;
}

/** What is remembered of a good run at most; a line beyond counts as new, which hides nothing. */
const mostLines = 1 << 20;

export function readGreenLines(green: Uint8Array): GreenLines {
  const known = new Set<number>();
  const textOf = textReader();
  const reader = createInputReader(({ bytes }) => {
    for (let at = 0; at < bytes.length && known.size < mostLines;) {
      const newline = bytes.indexOf(10, at);
      const end = newline < 0 ? bytes.length : newline;
      known.add(keyOf(textOf(bytes.subarray(at, end))));
      at = end + 1;
    }
  });
  reader.push(green);
  reader.flush();
  return { has: (text) => known.has(keyOf(text)) };
}

/** Gives the text of one line after another of an input, as a terminal shows it and without prefixes. */
export function textReader(): (line: Uint8Array) => string {
  const prefixes = createPrefixReader();
  const decoder = new TextDecoder();
  return (line) => {
    const shown = shownBytes(line.at(-1) === 13 ? line.subarray(0, -1) : line);
    return decoder.decode(shown.subarray(prefixes.textStart(shown, 0, shown.length)));
  };
}

/**
 * Words with a digit differ from run to run, but for a zero, which counts failures, and for names of errors. 53 bits of two
 * hashes: with one of 32, a million lines would hide one new line in four thousand.
 */
function keyOf(text: string): number {
  const key = text.trim().replace(/\w+/g, (word) => (isVolatile(word) ? '1' : word));
  return hashOf(key) * 2 ** 21 + (hashOf(`\n${key}`) >>> 11);
}

function isVolatile(word: string): boolean {
  return /\d/.test(word) && word !== '0' && codeBitOf(word) === 0;
}
