/** Whether a foreign value has named fields. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of a foreign value where it holds text that says something. */
export function textOf(value: unknown, name: string): string | undefined {
  const found = isObject(value) ? value[name] : undefined;
  return typeof found === 'string' && found.trim() ? found : undefined;
}

/** The texts of a field that holds a list of them. */
export function textsOf(value: unknown, name: string): readonly string[] {
  const found = isObject(value) ? value[name] : undefined;
  return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
}
