import type { LexicalIndex } from './lexical-index.ts';

/** Answers kept for an index: those that are asked for again and again. */
const mostKept = 4096;

/** The same function, which keeps what it made of an index so that it makes it once. */
export function remembered<Key, Made>(
  make: (index: LexicalIndex, key: Key) => Made,
): (index: LexicalIndex, key: Key) => Made {
  const kept = new WeakMap<LexicalIndex, Map<Key, Made>>();
  return (index, key) => {
    const known = kept.get(index) ?? new Map<Key, Made>();
    const found = known.get(key);
    if (found !== undefined) return found;
    kept.set(index, known);
    if (known.size === mostKept) known.clear();
    const made = make(index, key);
    known.set(key, made);
    return made;
  };
}
