/** Bytes with `A`–`Z` in lower case; every other byte is itself. */
export const fold: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 65 && byte <= 90 ? byte + 32 : byte,
);

/** UTF-8 with ASCII letters in lower case. */
export function foldedBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text).map((byte) => fold[byte] ?? 0);
}
