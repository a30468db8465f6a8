/**
 * Breaks a text into lines of at most `width` columns, at spaces or between wide characters; `first` stands before
 * the first line, `rest` before the others.
 */
export function wrap(text: string, width: number, first: string, rest: string = first): readonly string[] {
  const room = width - rest.length;
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+|\s+/g) ??
    []) {
    const part = /^\s+$/.test(piece) ? ' ' : piece;
    if (line && columns(line + part.trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = '';
    }
    if (line || part !== ' ') line += part;
  }
  if (line.trim()) lines.push(line.trimEnd());
  return lines.map((one, i) => (i === 0 ? first : rest) + one);
}

/** Columns of a terminal: East Asian wide characters take two (Unicode Standard Annex 11). */
function columns(text: string): number {
  return text.length + (text.match(/[\u2e80-\u9fff\uff00-\uffef]/g)?.length ?? 0);
}
