/** A Python `re` pattern in our syntax, or why it cannot be said in it. */
export type TranslatedRegex =
  | { readonly kind: 'regex'; readonly regex: string }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Translates a Python `re` pattern that was searched with `re.IGNORECASE` into an ECMAScript pattern under the `u` flag,
 * case-blind by a leading `(?i)`. Matching is line by line here, so `(?m)` and `(?s)` say nothing and `\A`, `\Z` are the
 * line's own ends.
 */
export function translatePythonRegex(pattern: string): TranslatedRegex {
  const flags = /^\(\?([aimsuLx]+)\)/.exec(pattern);
  if (flags?.[1]?.includes('x')) return refused('verbose mode, (?x)');
  const body = pattern.slice(flags?.[0].length ?? 0);
  let regex = '';
  let inClass = false;
  for (let at = 0; at < body.length;) {
    const rest = body.slice(at);
    const piece: Piece = inClass ? classPiece(rest) : plainPiece(rest);
    if ('reason' in piece) return refused(piece.reason);
    if (piece.enters !== undefined) inClass = piece.enters;
    regex += piece.out;
    at += piece.taken;
  }
  return compiles(regex) ?? { kind: 'regex', regex: `(?i)${regex}` };
}

type Piece =
  | { readonly out: string; readonly taken: number; readonly enters?: boolean }
  | { readonly reason: string };

const refusedGroups: readonly (readonly [RegExp, string])[] = [
  [/^\(\?[aimsuLx-]+\)/, 'a flag in the middle'],
  [/^\(\?[aimsuLx-]+:/, 'a flag for a part'],
  [/^\(\?P=|^\\[1-9]/, 'a back reference'],
  [/^\(\?\(/, 'a conditional group'],
  [/^\(\?>/, 'an atomic group'],
  [/^\(\?<?[=!]/, 'a look-around'],
  [/^(?:[*+?]|\{\d*,?\d*\})\+/, 'a possessive quantifier'],
];

function plainPiece(rest: string): Piece {
  const odd = refusedGroups.find(([form]) => form.test(rest));
  if (odd) return { reason: odd[1] };
  const comment = /^\(\?#[^)]*\)/.exec(rest);
  if (comment) return { out: '', taken: comment[0].length };
  if (rest.startsWith('(?P<')) return { out: '(?<', taken: 4 };
  const quantifier = /^\{(\d*)(,?)(\d*)\}/.exec(rest);
  if (quantifier && (quantifier[1] || (quantifier[2] && quantifier[3]))) {
    const [whole, low, comma = '', high = ''] = quantifier;
    return { out: `{${low || '0'}${comma}${high}}`, taken: whole.length };
  }
  // Python lets a brace stand for itself.
  if (/^[{}\]]/.test(rest)) return { out: `\\${rest.charAt(0)}`, taken: 1 };
  if (rest.startsWith('\\')) return escapePiece(rest);
  const open = /^\[\^?\]?/.exec(rest);
  if (open) return { out: open[0].replace(']', '\\]'), taken: open[0].length, enters: true };
  return { out: rest.charAt(0), taken: 1 };
}

function classPiece(rest: string): Piece {
  if (rest.startsWith(']')) return { out: ']', taken: 1, enters: false };
  return rest.startsWith('\\') ? escapePiece(rest) : { out: rest.charAt(0), taken: 1 };
}

function escapePiece(rest: string): Piece {
  const long = /^\\U([0-9a-fA-F]{8})/.exec(rest);
  if (long?.[1]) return { out: `\\u{${long[1].replace(/^0+(?=.)/, '')}}`, taken: 10 };
  const kept = /^\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[dDsSwWbBnrtfv]|[\^$\\.*+?()[\]{}|/])/.exec(rest);
  if (kept) return { out: kept[0], taken: kept[0].length };
  if (rest.startsWith('\\A')) return { out: '^', taken: 2 };
  if (/^\\[zZ]/.test(rest)) return { out: '$', taken: 2 };
  if (rest.startsWith('\\-')) return { out: '\\x2d', taken: 2 };
  // Any other escaped sign stands for itself, and ECMAScript wants it bare under `u`.
  if (/^\\[^a-zA-Z0-9]/u.test(rest)) return { out: rest.charAt(1), taken: 2 };
  return { reason: `the escape ${rest.slice(0, 2)}` };
}

function compiles(regex: string): TranslatedRegex | undefined {
  try {
    return void new RegExp(regex, 'iu');
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
}

function refused(reason: string): TranslatedRegex {
  return { kind: 'refused', reason };
}
