/** A text without what was ours. */
export interface Remains {
  readonly text: string;
  /** Names of what others had put into our own entry, which went with it: `mcp_servers.wayout.env.TOKEN`. */
  readonly lost: readonly string[];
}

/** The names of the values beside the known ones, below the path that leads to them. */
export function namesBeside(value: unknown, known: unknown, path: readonly string[]): readonly string[] {
  if (!isTable(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    isTable(known) && key in known ? [] : namesIn(inner, [...path, key].join('.')),
  );
}

function namesIn(value: unknown, name: string): readonly string[] {
  if (!isTable(value)) return [name];
  return Object.entries(value).flatMap(([key, inner]) => namesIn(inner, `${name}.${key}`));
}

export function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
