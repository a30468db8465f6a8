/**
 * How many tokens a text takes at most, without a tokenizer: pieces of words of four letters, numbers of three digits, each
 * sign, each character of other scripts. Set so that it is not below the o200k and cl100k encodings on any record in
 * either language (`agent.test.ts` counts them); on English prose it is some 15 % above.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const [piece] of text.matchAll(/ ?[A-Za-z]+|\d+|\s+|[\u2e80-\u9fff\uff00-\uffef]|[^\sA-Za-z\d]/gu)) {
    tokens += weigh(piece);
  }
  return Math.ceil(tokens);
}

function weigh(piece: string): number {
  const first = piece.trimStart().charAt(0);
  if (first === '') return piece.includes('\n') ? 1 : 0.25 * piece.length;
  if (/[A-Za-z]/.test(first)) return Math.max(1, piece.trimStart().length / 5);
  if (/\d/.test(first)) return Math.ceil(piece.length / 3);
  if (first < '\u0080') return 0.9;
  return first >= '\u2e80' ? 1.4 : 2;
}
