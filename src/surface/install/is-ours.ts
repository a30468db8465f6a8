/**
 * Whether a value of a configuration starts wayout: an MCP server, a hook, or an object around one. It is known by its look,
 * so that an entry of another version, or of a teammate, is recognised too.
 */
export function isOurs(value: unknown): boolean {
  return words(value).some((text) => starts.test(text.replaceAll('\\', '/').replace(/["']/g, '')));
}

const starts = /(?:^|[ /])(?:wayout(?:@\S+)?|dist\/main\.js) (?:mcp|hook \S+)/;

/** Every text in the value, and every array of texts as one line: `command` and `args` stand side by side. */
function words(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) {
    const texts: readonly unknown[] = value;
    return texts.every((one) => typeof one === 'string') ? [texts.join(' ')] : texts.flatMap(words);
  }
  if (typeof value !== 'object' || value === null) return [];
  const { command, args, ...rest } = { command: undefined, args: undefined, ...value };
  return [[command, args].flatMap((one) => words(one)).join(' '), ...Object.values(rest).flatMap(words)];
}
