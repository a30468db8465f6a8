/** A human text of a record that has a Chinese twin. */
export interface TranslatableText {
  /** Dotted, list items by their id: `workarounds.docker-login.how`; `#0` where an item has none. */
  readonly path: string;
  /** The object that holds the text, and under which key. */
  readonly holder: Record<string, unknown>;
  readonly key: string;
  readonly text: string;
}

const ownTexts = ['signature', 'root_cause'];
const listTexts: Readonly<Record<string, readonly string[]>> = {
  causes: ['summary'],
  dead_ends: ['action', 'why_fails', 'condition'],
  workarounds: ['action', 'how', 'condition'],
};

/** Every English text of a record (either form) that a reader of Chinese should find in Chinese. */
export function translatableTexts(record: unknown): readonly TranslatableText[] {
  if (!isObject(record)) return [];
  const graph = isObject(record['transition_graph']) ? record['transition_graph'] : {};
  return [
    ...textsOf(record, ownTexts, ''),
    ...Object.entries(listTexts).flatMap(([list, keys]) => textsOfList(record[list], keys, list)),
    ...textsOfList(graph['frequently_confused_with'], ['difference'], 'frequently_confused_with'),
  ];
}

function textsOfList(items: unknown, keys: readonly string[], list: string): readonly TranslatableText[] {
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown, i) => {
    if (!isObject(item)) return [];
    const name = typeof item['id'] === 'string' ? item['id'] : `#${i}`;
    return textsOf(item, keys, `${list}.${name}.`);
  });
}

function textsOf(
  holder: Record<string, unknown>,
  keys: readonly string[],
  prefix: string,
): readonly TranslatableText[] {
  return keys.flatMap((key) => {
    const text = holder[key];
    return typeof text === 'string' && text ? [{ path: prefix + key, holder, key, text }] : [];
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
