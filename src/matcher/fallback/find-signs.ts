import { isWordUnit } from '../pattern/program.ts';

/** Finds signs in a text in lower case: gives their numbers, each once. */
export type FindSigns = (text: string) => readonly number[];

interface Sign {
  readonly number: number;
  readonly text: string;
}

/** Signs by the two characters that they begin with: at few places of a text there stand two with which any begins. */
interface SignTable {
  readonly begins: Uint8Array;
  readonly lists: Map<number, Sign[]>;
}

/**
 * Compiles signs in lower case. One that is a word, of two characters at least, stands only as a whole word; others stand
 * anywhere. Those come first, by their numbers, and then the words in the order of the text.
 */
export function compileSigns(texts: readonly string[]): FindSigns {
  const words = newTable();
  const others = newTable();
  const single: Sign[] = [];
  for (const [number, text] of texts.entries()) {
    const sign = { number, text };
    if (isWord(text)) addSign(words, sign);
    else if (text.length > 1) addSign(others, sign);
    else single.push(sign);
  }
  return (text) => {
    const found = single.filter((sign) => text.includes(sign.text)).map(({ number }) => number);
    const whole: number[] = [];
    let before = -1;
    let unit = text.charCodeAt(0);
    for (let at = 0; at < text.length; at++) {
      const after = text.charCodeAt(at + 1);
      const pair = pairOf(unit, after);
      if (others.begins[pair] === 1)
        for (const { number, text: sign } of others.lists.get(pair) ?? [])
          if (standsAt(text, at, sign)) found.push(number);
      if (words.begins[pair] === 1 && !isWordUnit(before))
        for (const { number, text: sign } of words.lists.get(pair) ?? [])
          if (standsAt(text, at, sign) && !isWordUnit(text.charCodeAt(at + sign.length))) whole.push(number);
      before = unit;
      unit = after;
    }
    return [...new Set([...found.sort((a, b) => a - b), ...whole])];
  };
}

function isWord(sign: string): boolean {
  return /^[a-z0-9_]+$/.test(sign);
}

function newTable(): SignTable {
  return { begins: new Uint8Array(1 << 14), lists: new Map() };
}

function addSign({ begins, lists }: SignTable, sign: Sign): void {
  const pair = pairOf(sign.text.charCodeAt(0), sign.text.charCodeAt(1));
  const list = lists.get(pair);
  if (list) list.push(sign);
  else lists.set(pair, [sign]);
  begins[pair] = 1;
}

/** Two characters as one number; 0 where one is not ASCII. */
function pairOf(first: number, second: number): number {
  return first < 128 && second < 128 ? (first << 7) | second : 0;
}

/** Whether a sign stands at a place at which its first two characters do. */
function standsAt(text: string, at: number, sign: string): boolean {
  // The third character turns most away, at less than it costs to begin a comparison.
  return (sign.length < 3 || sign.charCodeAt(2) === text.charCodeAt(at + 2)) && text.startsWith(sign, at);
}
