/** Where a pack's bytes are: in memory, or in a file that is read piece by piece. */
export interface PackSource {
  /** What it is called where it turns out to be damaged: its path, if it is a file. */
  readonly name?: string;
  /** Bytes in all. */
  readonly size: number;
  /** `length` bytes from `offset`. Asked only for what lies within `size`. */
  read(offset: number, length: number): Uint8Array;
}

export function bytesSource(bytes: Uint8Array): PackSource {
  // A plain view: `slice` of a Buffer would be no copy.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  return { size: bytes.length, read: (offset, length) => plain.subarray(offset, offset + length) };
}
