/**
 * Puts captured values into `{{name}}`. In a shell command each value is quoted for POSIX shells, so that a hostile
 * log cannot bring code into a command that is copied. A name without a value, or with one that a command could take
 * for an option or that holds control characters, stays visible as `<name>`.
 */
export function fillIn(
  template: string,
  captures: Readonly<Record<string, string>>,
  target: 'text' | 'shell',
): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(captures, name) ? captures[name] : undefined;
    if (value === undefined) return `<${name}>`;
    if (target === 'text') return value;
    return /^-|[\u0000-\u001f\u007f]/.test(value) ? `<${name}>` : quote(value);
  });
}

/** POSIX Shell Command Language, 2.2.2: nothing is special between single quotes but the single quote. */
function quote(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}
