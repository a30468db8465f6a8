/**
 * Puts captured values into `{{name}}`. In a shell command each value is quoted for POSIX shells, so that a hostile
 * log cannot bring code into a command that is copied; a name without a value stays visible as `<name>`.
 */
export function fillIn(
  template: string,
  captures: Readonly<Record<string, string>>,
  target: 'text' | 'shell',
): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = captures[name];
    if (value === undefined) return `<${name}>`;
    return target === 'shell' ? quote(value) : value;
  });
}

/** POSIX Shell Command Language, 2.2.2: nothing is special between single quotes but the single quote. */
function quote(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}
