/** Finds the lines of a block by number; quickest when asked in order. */
export class RawLines {
  readonly #bytes: Uint8Array;
  #start = 0;
  #ordinal = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Line `ordinal`, from 0, without its end. */
  at(ordinal: number): Uint8Array {
    if (ordinal < this.#ordinal) {
      this.#ordinal = 0;
      this.#start = 0;
    }
    for (; this.#ordinal < ordinal; this.#ordinal++) this.#start = this.#endOf(this.#start) + 1;
    const end = this.#endOf(this.#start);
    return this.#bytes.subarray(this.#start, this.#bytes[end - 1] === 13 ? end - 1 : end);
  }

  #endOf(start: number): number {
    const newline = this.#bytes.indexOf(10, start);
    return newline < 0 ? this.#bytes.length : newline;
  }
}
