/** Longest piece of a line that a pattern is run on, in bytes. */
export const longestPiece = 1 << 14;

const replacement = 0xfffd;

/** One line, or a piece of a long one, as UTF-16 code units in memory that is used again and again. */
export class LineUnits {
  readonly units = new Uint16Array(longestPiece);
  length = 0;

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
    this.length = all < 128 ? count : this.#decode(bytes, from, from + count);
  }

  /** UTF-8 (RFC 3629); what is not valid is U+FFFD. */
  #decode(bytes: Uint8Array, from: number, to: number): number {
    const { units } = this;
    let length = 0;
    for (let at = from; at < to;) {
      const lead = bytes[at] ?? 0;
      const size =
        lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
      let code = size < 2 ? lead : lead & (0xff >> (size + 1));
      let next = at + 1;
      while (next < at + size && next < to && ((bytes[next] ?? 0) & 0xc0) === 0x80) {
        code = (code << 6) | ((bytes[next] ?? 0) & 0x3f);
        next++;
      }
      if (size === 0 || next < at + size) code = replacement;
      at = next;
      if (code > 0xffff) {
        units[length++] = 0xd7c0 + (code >> 10);
        units[length++] = 0xdc00 | (code & 0x3ff);
      } else units[length++] = code;
    }
    return length;
  }
}
