/**
 * A word that names one error: `TS2305` and `E0282` (lettered), `ECONNREFUSED` and `ERR_REQUIRE_ESM` (errno),
 * `KeyError` and `NoSuchElementException` (class). A text that shows another name of the same kind is about another error.
 */
export type CodeKind = 'lettered' | 'errno' | 'class';

/** The kind of name a word is, if it names an error at all. */
export function codeKindOf(raw: string): CodeKind | undefined {
  // Most words are in lower case.
  if (raw.length < 4 || !/^[A-Z]/.test(raw)) return undefined;
  if (/^[A-Z]{1,7}\d{3,6}$/.test(raw)) return 'lettered';
  if (/^(?:ERR_[A-Z_]+|E[A-Z]{4,}\d?)$/.test(raw) && raw !== 'ERROR' && raw !== 'ERRORS') return 'errno';
  if (/^[A-Z]\w+(?:Error|Exception|Fault)$/.test(raw)) return 'class';
  return undefined;
}

/** One bit a kind, as an index keeps them. */
export const codeBits: Readonly<Record<CodeKind, number>> = { lettered: 1, errno: 2, class: 4 };
