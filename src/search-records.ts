import type { FailureRecord } from './record/index.ts';

export interface SearchOptions {
  /** Asked for not before the first search: to tell them every record is read. */
  readonly ids: () => readonly string[];
  readonly find: (id: string) => FailureRecord | undefined;
  /** Most characters of texts that are kept; of what goes beyond, records are read again for each search. @default 32 Mi */
  readonly mostKept?: number;
}

interface Texts {
  /** Id, signatures and tags. */
  readonly name: string;
  /** The whole record. */
  readonly rest: string;
}

/**
 * Finds the ids of records that hold every word, best first: a word of id, signature or tags counts three times as much
 * as one that stands elsewhere. Records are read at the first search, not before, and their texts kept.
 */
export function createSearch({ ids, find, mostKept = 32 << 20 }: SearchOptions) {
  let kept: ReadonlyMap<string, Texts> | undefined;
  const read = (id: string): Texts | undefined => {
    const record = find(id);
    return record && textsOf(record);
  };
  return (words: string): readonly string[] => {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    if (wanted.length === 0) return [];
    const all = ids();
    const known = (kept ??= keepTexts(all, read, mostKept));
    return all
      .map((id) => ({ id, score: scoreOf(known.get(id) ?? read(id), wanted) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .map(({ id }) => id);
  };
}

function keepTexts(
  ids: readonly string[],
  read: (id: string) => Texts | undefined,
  most: number,
): ReadonlyMap<string, Texts> {
  const kept = new Map<string, Texts>();
  let size = 0;
  for (const id of ids) {
    const texts = read(id);
    if (texts) size += texts.name.length + texts.rest.length;
    if (size > most) break;
    if (texts) kept.set(id, texts);
  }
  return kept;
}

function textsOf(record: FailureRecord): Texts {
  const { id, signature, signature_zh = '', tags = [] } = record;
  return {
    name: `${id} ${signature} ${signature_zh} ${tags.join(' ')}`.toLowerCase(),
    rest: JSON.stringify(record).toLowerCase(),
  };
}

function scoreOf(texts: Texts | undefined, wanted: readonly string[]): number {
  let sum = 0;
  for (const word of wanted) {
    const score = texts?.name.includes(word) ? 3 : texts?.rest.includes(word) ? 1 : 0;
    if (score === 0) return 0;
    sum += score;
  }
  return sum;
}
