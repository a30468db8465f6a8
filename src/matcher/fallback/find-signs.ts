import { isWordUnit } from '../pattern/program.ts';
import { hashOf, hashOn, noText } from './hash.ts';

/** Finds signs in a text in lower case: gives their numbers, each once. */
export type FindSigns = (text: string) => readonly number[];

/**
 * Compiles signs in lower case. One that is a word, of two characters at least, stands only as a whole word; others stand
 * anywhere. Those come first, by their numbers, and then the words in the order of the text.
 */
export function compileSigns(texts: readonly string[]): FindSigns {
  const finder = new SignFinder(texts);
  return (text) => finder.find(text);
}

/** A power of two, well over the number of signs. */
const places = 1 << 12;
const none = -1;

/** Looks for words where a word ends, and for others where a unit stands that belongs to no word: all of them have one. */
class SignFinder {
  readonly #texts: readonly string[];
  /** Where in each sign its first unit stands that belongs to no word. */
  readonly #edges: readonly number[];
  readonly #single: readonly number[];
  /** Signs by a hash of what is at hand where they may stand. Those that share a place are chained. */
  readonly #words = new Int16Array(places).fill(none);
  readonly #others = new Int16Array(places).fill(none);
  readonly #next: Int16Array;
  /** Which ASCII units are the edge of any. */
  readonly #isEdge = new Uint8Array(128);
  /** For each sign the text that it was found in last, counted over all. */
  readonly #foundIn: Int32Array;
  #text = 0;

  constructor(texts: readonly string[]) {
    this.#texts = texts;
    this.#edges = texts.map((text) => text.search(/[^a-z0-9_]/));
    this.#single = [...texts.keys()].filter((sign) => this.#edges[sign] === 0 && texts[sign]?.length === 1);
    this.#next = new Int16Array(texts.length).fill(none);
    this.#foundIn = new Int32Array(texts.length);
    for (const [sign, text] of texts.entries()) {
      const edge = this.#edges[sign] ?? none;
      if (edge < 0) this.#chain(this.#words, hashOf(text), sign);
      else if (text.length > 1) this.#addOther(text, edge, sign);
    }
  }

  find(text: string): readonly number[] {
    const found = this.#single.filter((sign) => text.includes(this.#texts[sign] ?? ''));
    const whole: number[] = [];
    let start = 0;
    let hash = noText;
    this.#text = (this.#text + 1) & 0x7fffffff;
    for (let at = 0; at <= text.length; at++) {
      // After its end a text goes on with no word.
      const unit = at < text.length ? text.charCodeAt(at) : 0;
      if (isWordUnit(unit)) {
        hash = hashOn(hash, unit);
        continue;
      }
      if (at > start) this.#findWord(text, start, at, hash, whole);
      if (unit > 127 || this.#isEdge[unit] === 1) {
        const before = at > 0 ? text.charCodeAt(at - 1) : 0;
        const after = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
        this.#findOthers(text, at, edgeHash(unit, before, false), found);
        this.#findOthers(text, at, edgeHash(unit, after, true), found);
      }
      start = at + 1;
      hash = noText;
    }
    return [...found.sort((a, b) => a - b), ...whole];
  }

  #addOther(text: string, edge: number, sign: number): void {
    const unit = text.charCodeAt(edge);
    const other = text.charCodeAt(edge === 0 ? 1 : edge - 1);
    this.#chain(this.#others, edgeHash(unit, other, edge === 0), sign);
    if (unit < 128) this.#isEdge[unit] = 1;
  }

  #chain(table: Int16Array, hash: number, sign: number): void {
    const place = placeOf(hash);
    this.#next[sign] = table[place] ?? none;
    table[place] = sign;
  }

  #findWord(text: string, start: number, end: number, hash: number, whole: number[]): void {
    let sign = this.#words[placeOf(hash)] ?? none;
    for (; sign !== none; sign = this.#next[sign] ?? none) {
      const word = this.#texts[sign] ?? '';
      if (word.length === end - start && text.startsWith(word, start)) this.#note(sign, whole);
    }
  }

  /** Finds those that have their edge at a place. */
  #findOthers(text: string, at: number, hash: number, found: number[]): void {
    let sign = this.#others[placeOf(hash)] ?? none;
    for (; sign !== none; sign = this.#next[sign] ?? none)
      if (text.startsWith(this.#texts[sign] ?? '', at - (this.#edges[sign] ?? 0))) this.#note(sign, found);
  }

  #note(sign: number, found: number[]): void {
    if (this.#foundIn[sign] !== this.#text) found.push(sign);
    this.#foundIn[sign] = this.#text;
  }
}

function edgeHash(unit: number, other: number, isFirst: boolean): number {
  return hashOn(hashOn(isFirst ? 0 : noText, unit), other);
}

function placeOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (places - 1);
}
