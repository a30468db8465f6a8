/** Ids that begin with a text or hold all its words, those that begin with it first. */
export function idsLike(text: string, ids: readonly string[]): readonly string[] {
  const wanted = text.toLowerCase();
  const words = wanted.split(/[^a-z0-9]+/).filter(Boolean);
  const begin = ids.filter((id) => id.startsWith(wanted));
  const hold = ids.filter(
    (id) => !id.startsWith(wanted) && words.length > 0 && words.every((word) => id.includes(word)),
  );
  return [...begin, ...hold];
}
