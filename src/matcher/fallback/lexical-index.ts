import type { FailureRecord } from '../../record/index.ts';
import { literalText } from './literal-text.ts';
import { platformBit } from './platform.ts';
import { topicNumber } from './topics.ts';
import { codeShift, wordFlags, WordList } from './word-list.ts';
import { readWords } from './words.ts';

/**
 * The corpus as words. Records and words are numbers; a word is known by its hash, so no string is kept:
 *
 *     wordHash   sorted: word → 32 bits             rarity  word → 0 (in every record) to 1 (in one)
 *     posting*   word → records and what it adds    BM25F, all but the query's part computed
 *     signature* record → its signature's words, in order
 *     pattern*   record → the words its patterns fix, each once
 *     code*      record → the error names among both
 */
export interface LexicalIndex {
  readonly wordHash: Uint32Array;
  readonly rarity: Float32Array;
  readonly postingStart: Uint32Array;
  readonly postingRecord: Uint32Array;
  readonly postingWeight: Float32Array;
  readonly signatureStart: Uint32Array;
  readonly signatureWord: Uint32Array;
  readonly patternStart: Uint32Array;
  readonly patternWord: Uint32Array;
  readonly codeStart: Uint32Array;
  readonly codeWord: Uint32Array;
  /** `codeBits` of the kinds of error names that a record holds. */
  readonly codeKinds: Uint8Array;
  /** `topicNumber` of the record's domain. */
  readonly topic: Uint8Array;
  /** `platformBit` of the platform that the record is for; 0 for any. */
  readonly platform: Uint8Array;
  /** 1 where the record's patterns come with examples: then that none held says much. */
  readonly curated: Uint8Array;
  /** The ids, one after another. */
  readonly idStart: Uint32Array;
  readonly idBytes: Uint8Array;
}

/** @param records sorted by id, which is how the pack numbers them */
export function buildLexicalIndex(records: readonly FailureRecord[]): LexicalIndex {
  const texts = records.map(textsOf);
  const counts = countRecordsOfWords(texts);
  const wordHash = Uint32Array.from(counts.keys()).sort();
  const numbers = new Map([...wordHash].map((hash, number) => [hash, number]));
  const rarity = Float32Array.from(wordHash, (hash) => rarityOf(counts.get(hash) ?? 0, records.length));
  const lists = (pick: (text: RecordTexts) => readonly number[]) =>
    flatten(texts.map((text) => pick(text).map((hash) => numbers.get(hash) ?? 0)));
  const signature = lists((text) => text.signature);
  const pattern = lists((text) => [...new Set(text.pattern)]);
  const code = lists((text) => [...new Set(text.codes)]);
  return {
    wordHash,
    rarity,
    ...postings(texts, numbers, rarity),
    signatureStart: signature.start,
    signatureWord: signature.items,
    patternStart: pattern.start,
    patternWord: pattern.items,
    codeStart: code.start,
    codeWord: code.items,
    codeKinds: Uint8Array.from(texts, (text) => text.codeKinds),
    topic: Uint8Array.from(records, ({ domain }) => topicNumber(domain)),
    platform: Uint8Array.from(records, platformBit),
    curated: Uint8Array.from(records, isCurated),
    ...idTable(records),
  };
}

/** Claims of a foreign corpus come without examples; what people wrote down themselves has them. */
function isCurated({ verification_tier: tier, regex, patterns = [] }: FailureRecord): number {
  return tier !== 'ai_generated' && (regex !== undefined || patterns.length > 0) ? 1 : 0;
}

function idTable(records: readonly FailureRecord[]): Pick<LexicalIndex, 'idStart' | 'idBytes'> {
  const encoder = new TextEncoder();
  const { start, items } = flatten(records.map(({ id }) => [...encoder.encode(id)]));
  return { idStart: start, idBytes: Uint8Array.from(items) };
}

interface RecordTexts {
  readonly signature: readonly number[];
  readonly pattern: readonly number[];
  readonly about: readonly number[];
  readonly codes: readonly number[];
  readonly codeKinds: number;
}

function textsOf(record: FailureRecord): RecordTexts {
  const regexes = [
    record.regex,
    ...(record.patterns ?? []).flatMap(({ regex, sequence = [] }) => [regex, ...sequence]),
  ];
  const fixed = regexes.map((regex) => literalText(regex ?? '')).join(' ');
  const signature = wordsOf(record.signature);
  const pattern = wordsOf(fixed);
  const slug = record.id.split('/')[1] ?? '';
  const about = wordsOf(
    `${slug.replaceAll('-', ' ')} ${record.error_code ?? ''} ${(record.aliases ?? []).join(' ')} ${record.root_cause ?? ''}`,
  );
  const zh = wordsOf(record.signature_zh ?? '');
  const codes = [...signature, ...pattern, ...wordsOf(record.error_code ?? '')].filter(
    ({ code }) => code > 0,
  );
  return {
    signature: hashesOf(signature.filter(({ isOwn }) => isOwn)),
    pattern: hashesOf(pattern),
    about: hashesOf([...about, ...zh, ...signature]),
    codes: hashesOf(codes),
    codeKinds: codes.reduce((bits, { code }) => bits | code, 0),
  };
}

interface Word {
  readonly hash: number;
  /** Its bit of `codeBits`; 0 where it names no error. */
  readonly code: number;
  /** Not a part of another word; pairs of Chinese signs are words of their own. */
  readonly isOwn: boolean;
}

function wordsOf(text: string): readonly Word[] {
  const words = new WordList();
  readWords(text, words);
  return Array.from({ length: words.count }, (_, at) => {
    const flags = words.flagsAt(at);
    return {
      hash: words.hashAt(at),
      code: flags >> codeShift,
      isOwn: (flags & wordFlags.part) === 0 || (flags & wordFlags.chinese) !== 0,
    };
  });
}

function hashesOf(words: readonly Word[]): readonly number[] {
  return words.map(({ hash }) => hash);
}

function countRecordsOfWords(texts: readonly RecordTexts[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { signature, pattern, about } of texts) {
    for (const hash of new Set([...signature, ...pattern, ...about])) {
      counts.set(hash, (counts.get(hash) ?? 0) + 1);
    }
  }
  return counts;
}

/** Inverse document frequency, scaled so that a word of one record has 1. */
function rarityOf(count: number, records: number): number {
  const scale = Math.log((records + 1) / 1.5);
  return scale > 0 ? Math.max(0, Math.min(1, Math.log((records + 1) / (count + 0.5)) / scale)) : 1;
}

/** BM25F (Robertson and Zaragoza, 2009) with k1 = 1.2, b = 0.5 and a weight for each field. */
function postings(
  texts: readonly RecordTexts[],
  numbers: ReadonlyMap<number, number>,
  rarity: Float32Array,
): Pick<LexicalIndex, 'postingStart' | 'postingRecord' | 'postingWeight'> {
  const fields = [
    { of: (text: RecordTexts) => text.signature, weight: 2 },
    { of: (text: RecordTexts) => text.pattern, weight: 1.5 },
    { of: (text: RecordTexts) => text.about, weight: 0.5 },
  ];
  const means = fields.map(({ of }) => mean(texts.map((text) => of(text).length)));
  const byWord: (readonly [record: number, weight: number])[][] = Array.from(rarity, () => []);
  for (const [record, text] of texts.entries()) {
    const sums = new Map<number, number>();
    for (const [i, { of, weight }] of fields.entries()) {
      const words = of(text);
      const share = weight / (0.5 + (0.5 * words.length) / (means[i] || 1));
      for (const hash of words) sums.set(hash, (sums.get(hash) ?? 0) + share);
    }
    for (const [hash, sum] of sums) {
      const word = numbers.get(hash) ?? 0;
      byWord[word]?.push([record, ((rarity[word] ?? 0) * sum) / (1.2 + sum)]);
    }
  }
  const { start, items } = flatten(byWord.map((list) => list.map(([record]) => record)));
  return {
    postingStart: start,
    postingRecord: items,
    postingWeight: Float32Array.from(byWord.flatMap((list) => list.map(([, weight]) => weight))),
  };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}

function flatten(lists: readonly (readonly number[])[]) {
  const start = new Uint32Array(lists.length + 1);
  for (const [i, list] of lists.entries()) start[i + 1] = (start[i] ?? 0) + list.length;
  return { start, items: Uint32Array.from(lists.flat()) };
}
