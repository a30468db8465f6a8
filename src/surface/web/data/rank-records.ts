import type { CatalogueEntry } from './catalogue.ts';

/** Entries that hold every word, best first; all of them, in their order, where nothing is asked. */
export function rankRecords(entries: readonly CatalogueEntry[], words: string): readonly CatalogueEntry[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return entries;
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

function scoreOf(
  { id, signature, signature_zh = '', tags, tools }: CatalogueEntry,
  wanted: readonly string[],
): number {
  const name = id.toLowerCase();
  const texts = `${signature} ${signature_zh}`.toLowerCase();
  const rest = `${tags.join(' ')} ${tools.join(' ')}`.toLowerCase();
  let score = 0;
  for (const word of wanted) {
    const part =
      (name.includes(word) ? 3 : 0) + (texts.includes(word) ? 2 : 0) + (rest.includes(word) ? 1 : 0);
    if (part === 0) return 0;
    score += part;
  }
  return score;
}
