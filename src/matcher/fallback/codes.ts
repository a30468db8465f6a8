/**
 * A word that names one error: `TS2305` and `E0282` (lettered), `ECONNREFUSED` and `ERR_REQUIRE_ESM` (errno),
 * `KeyError` and `NoSuchElementException` (class). A text that shows another name of the same kind is about another error.
 * One bit a kind.
 */
export const codeBits = { lettered: 1, errno: 2, class: 4 } as const;

/** The kind of name a word is; 0 where it names no error. */
export function codeBitOf(raw: string): number {
  // Most words are in lower case.
  if (raw.length < 4 || !/^[A-Z]/.test(raw)) return 0;
  if (/^[A-Z]{1,7}\d{3,6}$/.test(raw)) return codeBits.lettered;
  if (/^(?:ERR_[A-Z_]+|E[A-Z]{4,}\d?)$/.test(raw) && raw !== 'ERROR' && raw !== 'ERRORS')
    return codeBits.errno;
  return /^[A-Z]\w+(?:Error|Exception|Fault)$/.test(raw) ? codeBits.class : 0;
}
