/** One answer of the runner. */
export interface Answer {
  readonly exit: number;
  readonly milliseconds: number;
  readonly output: Uint8Array;
}

/** Takes the runner's answers out of its output, however the pieces fall. */
export class AnswerReader {
  #pieces: Buffer[] = [];
  #length = 0;

  push(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
  }

  /** `true` once the runner has said that it stands. */
  takeReady(): boolean {
    return this.#takeLine() === 'ready';
  }

  /** The next whole answer, or `undefined` while it is not all there. `ended`: nothing more will come. */
  take(ended = false): Answer | undefined {
    const all = this.#joined();
    const newline = all.indexOf(10);
    if (newline < 0) return undefined;
    const [word, exit, milliseconds, size] = all.toString('latin1', 0, newline).split(' ');
    if (word !== 'done') throw new Error(`Expected an answer of the runner, found ${word}`);
    const length = Number(size) < 0 ? (ended ? all.length - newline - 1 : Infinity) : Number(size);
    if (all.length < newline + 1 + length) return undefined;
    const output = all.subarray(newline + 1, newline + 1 + length);
    this.#pieces = [all.subarray(newline + 1 + length)];
    this.#length = this.#pieces[0]?.length ?? 0;
    return { exit: Number(exit), milliseconds: Number(milliseconds), output };
  }

  #takeLine(): string | undefined {
    const all = this.#joined();
    const newline = all.indexOf(10);
    if (newline < 0) return undefined;
    this.#pieces = [all.subarray(newline + 1)];
    this.#length = all.length - newline - 1;
    return all.toString('utf8', 0, newline);
  }

  #joined(): Buffer {
    if (this.#pieces.length !== 1) this.#pieces = [Buffer.concat(this.#pieces, this.#length)];
    return this.#pieces[0] ?? Buffer.alloc(0);
  }
}
