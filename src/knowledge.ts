import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { diagnose, type Diagnosis, type Language } from './diagnosis/index.ts';
import { createMatcher, openPack, type MatchOptions, type Pack } from './matcher/index.ts';
import { ageRecord } from './evidence/index.ts';
import type { FailureRecord } from './record/index.ts';

export interface KnowledgeOptions {
  /** Packs, folders or ndjson files to search, in order, or the bytes of a pack. @default the pack that comes with the package */
  readonly corpus?: readonly (string | Uint8Array)[];
}

export interface DiagnoseInputOptions extends MatchOptions {
  /** @default 'en' */
  readonly lang?: Language;
}

/** A piecewise input that can be asked at any time. */
export interface DiagnosisSession {
  push(chunk: Uint8Array): void;
  diagnosis(): Diagnosis;
}

/** Everything a surface needs: one corpus, or several, ready to answer. */
export interface Knowledge {
  readonly packs: readonly Pack[];
  /** The file of a pack by its digest, for programs that match where their logs are; `undefined` where it is none of ours. */
  packFile(digest: string): Uint8Array | undefined;
  /** Records of the corpus that could not be read, as sentences. */
  readonly warnings: readonly string[];
  diagnose(input: string | Uint8Array, options?: DiagnoseInputOptions): Diagnosis;
  open(options?: DiagnoseInputOptions): DiagnosisSession;
  readonly find: (id: string) => FailureRecord | undefined;
  ids(): readonly string[];
  /** Records whose id, texts or tags hold every word, best first. */
  search(words: string): readonly FailureRecord[];
}

/** Puts the rooms together. @throws {CorpusError} {MatcherError} where a corpus cannot be opened. */
export async function openKnowledge({ corpus = [] }: KnowledgeOptions = {}): Promise<Knowledge> {
  const { opened, warnings } =
    corpus.length > 0 ? await openAll(corpus) : { opened: [shippedPack()], warnings: [] };
  const packs = opened.map(({ pack }) => pack);
  const matchers = packs.map(createMatcher);
  const now = new Date().toISOString();
  const find = (id: string) => {
    const found = packs.map((pack) => pack.find(id)).find((record) => record !== undefined);
    return found && ageRecord(found, now);
  };
  const ids = () => [...new Set(packs.flatMap((pack) => pack.ids()))];
  const open = ({ lang = 'en', ...options }: DiagnoseInputOptions = {}): DiagnosisSession => {
    const sessions = matchers.map((matcher) => matcher.open(options));
    return {
      push: (chunk) => sessions.forEach((session) => session.push(chunk)),
      diagnosis: () => {
        const [first, ...others] = sessions.map((session) => session.report());
        if (!first) throw new RangeError('Expected at least one corpus, found none');
        const candidates = [first, ...others].flatMap((report) => report.candidates);
        return diagnose({ ...first, candidates }, find, { lang });
      },
    };
  };
  return {
    packs,
    packFile: (digest) => opened.find(({ pack }) => pack.digest === digest)?.bytes(),
    warnings,
    open,
    find,
    ids,
    diagnose(input, options) {
      const session = open(options);
      session.push(typeof input === 'string' ? new TextEncoder().encode(input) : input);
      return session.diagnosis();
    },
    search: (words) => searchRecords(words, ids(), find),
  };
}

interface OpenedPack {
  readonly pack: Pack;
  /** The whole file, read again when asked for. */
  bytes(): Uint8Array;
}

function shippedPack(): OpenedPack {
  return openPackFile(fileURLToPath(new URL('./wayout.pack', import.meta.url)));
}

/** Opens a pack where it lies: only what is asked for is read, and the file stays open as long as the process. */
function openPackFile(path: string): OpenedPack {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const read = (offset: number, length: number) => {
      const bytes = new Uint8Array(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, offset));
    };
    return { pack: openPack({ size, read }), bytes: () => read(0, size) };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

/** Packs open without the corpus room, and without the schemas that it loads; other forms of a corpus need both. */
async function openAll(paths: readonly (string | Uint8Array)[]) {
  const isPack = (path: string | Uint8Array) =>
    typeof path !== 'string' ||
    (!/\.(?:ndjson|jsonl|json)$/.test(path) && statSync(path, { throwIfNoEntry: false })?.isFile() === true);
  const { loadCorpus } = paths.every(isPack) ? { loadCorpus: undefined } : await import('./corpus/index.ts');
  const warnings: string[] = [];
  const opened = paths.map((path): OpenedPack => {
    if (typeof path !== 'string') return openBytes(path);
    if (!loadCorpus || isPack(path)) return openPackFile(path);
    const { bytes, broken } = loadCorpus(path);
    warnings.push(...broken.map(({ file, message }) => `${file}: ${message}`));
    // Opened here: a matcher takes packs that were opened by its own copy of the room, and the command is bundled.
    return openBytes(bytes);
  });
  return { opened, warnings };
}

function openBytes(bytes: Uint8Array): OpenedPack {
  return { pack: openPack(bytes), bytes: () => bytes };
}

function searchRecords(
  words: string,
  ids: readonly string[],
  find: (id: string) => FailureRecord | undefined,
): readonly FailureRecord[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return ids
    .flatMap((id) => find(id) ?? [])
    .map((record) => ({ record, score: searchScore(record, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ record }) => record);
}

function searchScore(record: FailureRecord, wanted: readonly string[]): number {
  const name =
    `${record.id} ${record.signature} ${record.signature_zh ?? ''} ${(record.tags ?? []).join(' ')}`.toLowerCase();
  const rest = JSON.stringify(record).toLowerCase();
  const scores = wanted.map((word) => (name.includes(word) ? 3 : rest.includes(word) ? 1 : 0));
  return scores.length > 0 && scores.every(Boolean)
    ? scores.reduce<number>((sum, score) => sum + score, 0)
    : 0;
}
