import { isWordUnit } from '../pattern/program.ts';

/** Finds signs in a text in lower case: gives their numbers, each once. */
export type FindSigns = (text: string) => readonly number[];

interface Sign {
  readonly number: number;
  readonly text: string;
}

/**
 * Compiles signs in lower case. One that is a word stands only as a whole word, others stand anywhere. Those come first,
 * by their numbers, and then the words in the order of the text.
 */
export function compileSigns(texts: readonly string[]): FindSigns {
  const signs = texts.map((text, number): Sign => ({ number, text }));
  const single = signs.filter(({ text }) => !isWord(text) && text.length === 1);
  const words = byBeginning(signs.filter(({ text }) => isWord(text)));
  const others = byBeginning(signs.filter(({ text }) => !isWord(text) && text.length > 1));
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

/** At few places of a text there stand two characters that some sign begins with. */
function byBeginning(signs: readonly Sign[]) {
  const begins = new Uint8Array(1 << 14);
  const lists = new Map<number, Sign[]>();
  for (const sign of signs) {
    const pair = pairOf(sign.text.charCodeAt(0), sign.text.charCodeAt(1));
    begins[pair] = 1;
    lists.set(pair, [...(lists.get(pair) ?? []), sign]);
  }
  return { begins, lists };
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
