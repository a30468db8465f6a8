/** Where the character begins that the byte at `at` belongs to, if that is valid UTF-8. */
export function characterAt(bytes: Uint8Array, at: number): number {
  for (let start = at; start > at - 4; start--) if (((bytes[start] ?? 0) & 0xc0) !== 0x80) return start;
  return at;
}
