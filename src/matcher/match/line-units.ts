/** Longest piece of a line that a pattern is run on, in bytes. */
export const longestPiece = 1 << 14;

/** One line, or a piece of a long one, as UTF-16 code units in memory that is used again and again. */
export class LineUnits {
  readonly units = new Uint16Array(longestPiece);
  length = 0;
  readonly #decoder = new TextDecoder();

  /** Takes `bytes[from..to)`, at most `longestPiece` of them. */
  load(bytes: Uint8Array, from: number, to: number): void {
    const { units } = this;
    const count = Math.min(to - from, longestPiece);
    let all = 0;
    for (let i = 0; i < count; i++) {
      const byte = bytes[from + i] ?? 0;
      units[i] = byte;
      all |= byte;
    }
    this.length = count;
    if (all >= 128) this.#decode(bytes, from, from + count);
  }

  #decode(bytes: Uint8Array, from: number, to: number): void {
    const text = this.#decoder.decode(bytes.subarray(from, to));
    for (let i = 0; i < text.length; i++) this.units[i] = text.charCodeAt(i);
    this.length = text.length;
  }
}

/** UTF-16 code units in `bytes[from..to)`. */
export function countUnits(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i] ?? 0;
    if ((byte & 0xc0) !== 0x80) count += byte >= 0xf0 ? 2 : 1;
  }
  return count;
}
