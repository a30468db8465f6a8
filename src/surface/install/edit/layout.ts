/** How a file is laid out, so that what is put in looks like the rest. */
export interface Layout {
  readonly indent: string;
  readonly newline: string;
}

export function layoutOf(text: string): Layout {
  const [, indent = '  '] = /^([ \t]+)\S/m.exec(text) ?? [];
  return { indent, newline: text.includes('\r\n') ? '\r\n' : '\n' };
}

/** The blanks at the start of the line on which the offset lies. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** Where between two offsets a comma stands that is not in a comment. */
export function commaIn(text: string, from: number, to: number): number | undefined {
  const bare = text
    .slice(from, to)
    .replace(/\/\/.*|\/\*[\s\S]*?\*\//g, (comment) => ' '.repeat(comment.length));
  const at = bare.indexOf(',');
  return at < 0 ? undefined : from + at;
}
