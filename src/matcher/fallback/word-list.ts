/** What is known of a word: whether it is a part of a compound, whether it is Chinese; above, the `codeBits` of its kind. */
export const wordFlags = { part: 1, chinese: 2 } as const;
export const codeShift = 2;

/** Words by their hashes, in memory that is used again and again. */
export class WordList {
  #hashes = new Uint32Array(256);
  #flags = new Uint8Array(256);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  hashAt(at: number): number {
    return this.#hashes[at] ?? 0;
  }

  flagsAt(at: number): number {
    return this.#flags[at] ?? 0;
  }

  add(hash: number, flags: number): void {
    if (this.#count === this.#hashes.length) this.#grow();
    this.#hashes[this.#count] = hash;
    this.#flags[this.#count++] = flags;
  }

  /** Keeps the first words only. */
  cut(count: number): void {
    this.#count = count;
  }

  #grow(): void {
    const [hashes, flags] = [this.#hashes, this.#flags];
    this.#hashes = new Uint32Array(2 * hashes.length);
    this.#flags = new Uint8Array(2 * flags.length);
    this.#hashes.set(hashes);
    this.#flags.set(flags);
  }
}
