/**
 * Where the words of a text stand, in memory that is used again and again. Words are numbers of one index; each place at
 * which one stands has a number, from 1 and in the order of the text:
 *
 *     first  word → the place at which it stands first; 0 where it stands nowhere
 *     next   place → the place on a later line at which the same word stands; 0 where there is none
 */
export class WordPlaces {
  readonly #first: Int32Array;
  /** Word → the place that the next one is chained to. */
  readonly #last: Int32Array;
  #words = new Int32Array(256);
  #lines = new Int32Array(256);
  #next = new Int32Array(256);
  #lineStarts = new Int32Array(64);
  #count = 0;
  #lineCount = 0;

  /** @param words How many words the index has. */
  constructor(words: number) {
    this.#first = new Int32Array(words);
    this.#last = new Int32Array(words);
  }

  clear(): void {
    for (let place = 1; place <= this.#count; place++) this.#first[this.#words[place] ?? 0] = 0;
    this.#count = 0;
    this.#lineCount = 0;
  }

  /** What is added from now on stands on the next line. */
  beginLine(): void {
    if (this.#lineCount === this.#lineStarts.length) this.#lineStarts = grown(this.#lineStarts);
    this.#lineStarts[this.#lineCount++] = this.#count + 1;
  }

  add(word: number): void {
    const place = ++this.#count;
    if (place === this.#words.length) this.#grow();
    const line = this.#lineCount - 1;
    this.#words[place] = word;
    this.#lines[place] = line;
    this.#next[place] = 0;
    const last = this.#last[word] ?? 0;
    if (this.#first[word] === 0) this.#first[word] = place;
    else if (this.#lines[last] === line) return;
    else this.#next[last] = place;
    this.#last[word] = place;
  }

  get count(): number {
    return this.#count;
  }

  first(word: number): number {
    return this.#first[word] ?? 0;
  }

  next(place: number): number {
    return this.#next[place] ?? 0;
  }

  wordAt(place: number): number {
    return this.#words[place] ?? 0;
  }

  lineOf(place: number): number {
    return this.#lines[place] ?? 0;
  }

  /** The first place on a line; of the line after the last one, the one past all. */
  startOf(line: number): number {
    return line < this.#lineCount ? (this.#lineStarts[line] ?? 0) : this.#count + 1;
  }

  #grow(): void {
    this.#words = grown(this.#words);
    this.#lines = grown(this.#lines);
    this.#next = grown(this.#next);
  }
}

function grown(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(2 * numbers.length);
  more.set(numbers);
  return more;
}
