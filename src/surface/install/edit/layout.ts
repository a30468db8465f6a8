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
