import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Asked } from './check/index.ts';
import { diagnose, withAnswers, type CauseCheck, type Diagnosis, type Language } from './diagnosis/index.ts';
import { createMatcher, openPack, type MatchOptions, type Pack } from './matcher/index.ts';
import { actionsById, ageRecord, maskSecrets, weighRecord, type TransitionGraph } from './evidence/index.ts';
import { createRecordGraph } from './record-graph.ts';
import type { FailureRecord } from './record/index.ts';
import { createSearch } from './search-records.ts';
import {
  openHistory,
  openOutcomes,
  StoreError,
  type History,
  type OutcomeReport,
  type Outcomes,
  type ReportReceipt,
} from './store/index.ts';

export { openHistory, openOutcomes, openRunMemory } from './store/index.ts';
export type {
  BatchReceipt,
  FailureCount,
  History,
  NewFailure,
  OutcomeReport,
  Outcomes,
  ReportReceipt,
  SeenFailure,
} from './store/index.ts';

export interface KnowledgeOptions {
  /** Packs, folders or ndjson files to search, in order, or the bytes of a pack. @default the pack that comes with the package */
  readonly corpus?: readonly (string | Uint8Array)[];
  /** Where outcomes rest: a path, `postgres://…` or `off`. @default `WAYOUT_STORE`, else the user's data folder */
  readonly store?: string;
  /** Outcomes that somebody opened already; `close` closes them too. @default those of `store` */
  readonly outcomes?: Outcomes;
  /** Told, as a sentence, what went wrong with outcomes or history and did not stop an answer: a damaged file that was set aside. */
  readonly onWarning?: (sentence: string) => void;
}

export interface DiagnoseInputOptions extends MatchOptions {
  /** @default 'en' */
  readonly lang?: Language;
}

/** A piecewise input that can be asked at any time. */
export interface DiagnosisSession {
  push(chunk: Uint8Array): void;
  /** What the corpus alone says, at once. */
  diagnosis(): Diagnosis;
  /** The same with what people reported, from the store: what a person or an agent is to be shown. */
  answer(): Promise<Diagnosis>;
}

/** How the checks of a diagnosis are run. */
export interface CheckOptions {
  /** Language of what was seen. @default 'en' */
  readonly lang?: Language;
  /**
   * `offline`: nobody is asked. `allowed`: for records of the shipped corpus, the host that the message names and the credential helper
   * that the user configured may be. `allowed-to-all`: for any corpus. @default 'offline'
   */
  readonly network?: 'offline' | 'allowed' | 'allowed-to-all';
  /** The folder in which the command failed. @default the working folder */
  readonly cwd?: string;
  /** Called before a host or a credential helper is asked. */
  readonly onAsk?: (asked: Asked) => void;
  /** Called before each check: record and cause. */
  readonly onCheck?: (record: string, cause: string) => void;
  /** Ends what is being looked at; the rest is answered with `cannot-tell`. */
  readonly signal?: AbortSignal;
}

/** Everything a surface needs: one corpus, or several, ready to answer. */
export interface Knowledge {
  readonly packs: readonly Pack[];
  /** The file of a pack by its digest, for programs that match where their logs are; `undefined` where it is none of ours. */
  packFile(digest: string): Uint8Array | undefined;
  /** Records of the corpus that could not be read, as sentences. */
  readonly warnings: readonly string[];
  /** What the corpus alone says, at once. */
  diagnose(input: string | Uint8Array, options?: DiagnoseInputOptions): Diagnosis;
  /** The same with what people reported, from the store: what a person or an agent is to be shown. */
  answer(input: string | Uint8Array, options?: DiagnoseInputOptions): Promise<Diagnosis>;
  open(options?: DiagnoseInputOptions): DiagnosisSession;
  /** Runs the checks of every finding on this machine, changing nothing, and puts what fits first. */
  check(diagnosis: Diagnosis, options?: CheckOptions): Promise<Diagnosis>;
  /** A record with what was measured. */
  readonly find: (id: string) => FailureRecord | undefined;
  /** A record with what was measured and what people reported of it. */
  findWeighed(id: string): Promise<FailureRecord | undefined>;
  ids(): readonly string[];
  /** What leads to what, as the corpus alone says. */
  graph(): TransitionGraph;
  /** The same with what people reported. */
  graphWeighed(): Promise<TransitionGraph>;
  /** Ids of the records that hold every word, best first. */
  search(words: string): readonly string[];
  /**
   * Keeps an outcome of one of the records. @throws {StoreError} `bad_outcome` where the corpus has no such record or the
   * record no such action, naming those that it has; and whatever the store throws
   */
  report(report: OutcomeReport): Promise<ReportReceipt>;
  /** The store of outcomes; opened when it is first needed. */
  readonly outcomes: Outcomes;
  /** What failed on this machine; opened when it is first needed. */
  readonly history: History;
  /** Closes what was opened. */
  close(): Promise<void>;
}

/** Puts the rooms together. @throws {CorpusError} {MatcherError} where a corpus cannot be opened. */
export async function openKnowledge({
  corpus = [],
  store,
  onWarning,
  ...given
}: KnowledgeOptions = {}): Promise<Knowledge> {
  const { opened, warnings } =
    corpus.length > 0 ? await openAll(corpus) : { opened: [shippedPack()], warnings: [] };
  const packs = opened.map(({ pack }) => pack);
  const matchers = packs.map(createMatcher);
  const told = onWarning && { onWarning };
  const outcomes = given.outcomes ?? openOutcomes({ ...(store !== undefined && { store }), ...told });
  const history = openHistory({ ...told });
  const now = new Date().toISOString();
  const find = (id: string) => {
    const found = packs.map((pack) => pack.find(id)).find((record) => record !== undefined);
    return found && ageRecord(found, now);
  };
  const ids = () => [...new Set(packs.flatMap((pack) => pack.ids()))];
  const open = ({ lang = 'en', ...options }: DiagnoseInputOptions = {}): DiagnosisSession => {
    const sessions = matchers.map((matcher) => matcher.open(options));
    const report = () => {
      const [first, ...others] = sessions.map((session) => session.report());
      if (!first) throw new RangeError('Expected at least one corpus, found none');
      return { ...first, candidates: [first, ...others].flatMap(({ candidates }) => candidates) };
    };
    return {
      push: (chunk) => sessions.forEach((session) => session.push(chunk)),
      diagnosis: () => diagnose(report(), find, { lang }),
      answer: () => answerWith(outcomes, find, (weighed) => diagnose(report(), weighed, { lang })),
    };
  };
  const sessionOn = (input: string | Uint8Array, options: DiagnoseInputOptions | undefined) => {
    const session = open(options);
    session.push(typeof input === 'string' ? new TextEncoder().encode(input) : input);
    return session;
  };
  return {
    packs,
    packFile: (digest) => opened.find(({ pack }) => pack.digest === digest)?.bytes(),
    warnings,
    open,
    find,
    ids,
    diagnose: (input, options) => sessionOn(input, options).diagnosis(),
    answer: (input, options) => sessionOn(input, options).answer(),
    findWeighed: (id) => answerWith(outcomes, find, (weighed) => weighed(id)),
    check: async (diagnosis, options) => checkDiagnosis(diagnosis, find, corpus.length === 0, options),
    ...createRecordGraph({ ids, find, outcomes }),
    search: createSearch({ ids, find }),
    report: (report) => outcomes.report(checked(report, packs, find)),
    outcomes,
    history,
    close: async () => void (await Promise.all([outcomes.close(), history.close()])),
  };
}

type Find = (id: string) => FailureRecord | undefined;

/** Works once to learn which records are asked for, and again with what people reported of those. */
async function answerWith<T>(outcomes: Outcomes, find: Find, work: (find: Find) => T): Promise<T> {
  const asked = new Set<string>();
  const first = work((id) => {
    asked.add(id);
    return find(id);
  });
  if (!outcomes.present) return first;
  const tallies = await outcomes.tallies([...asked]);
  if (tallies.size === 0) return first;
  return work((id) => {
    const record = find(id);
    return record && weighRecord(record, tallies.get(id) ?? []);
  });
}

/** A report with the pack that the record comes from. @throws {StoreError} `bad_outcome` */
function checked(report: OutcomeReport, packs: readonly Pack[], find: Find): OutcomeReport {
  const record = find(report.record);
  if (!record)
    throw new StoreError('bad_outcome', `Expected a record of the corpus, found "${report.record}"`);
  const known = actionsById(record);
  if (report.action !== undefined && !known.has(report.action)) {
    const names = [...known.keys()].join(', ') || 'none';
    throw new StoreError(
      'bad_outcome',
      `Expected an action of ${record.id} (${names}), found "${report.action}"`,
    );
  }
  const corpus = packs.find((pack) => pack.find(report.record))?.digest;
  return { ...(corpus !== undefined && { corpus }), ...report };
}

interface OpenedPack {
  readonly pack: Pack;
  /** The whole file, read again when asked for. */
  bytes(): Uint8Array;
}

/** Checks are loaded when they are asked for: a cold answer does without them, and without zod. */
async function checkDiagnosis(
  diagnosis: Diagnosis,
  find: (id: string) => FailureRecord | undefined,
  isShipped: boolean,
  { lang = 'en', network = 'offline', onCheck, ...rest }: CheckOptions = {},
): Promise<Diagnosis> {
  const { runChecks } = await import('./check/index.ts');
  const use =
    network === 'offline'
      ? 'offline'
      : isShipped || network === 'allowed-to-all'
        ? 'allowed'
        : 'foreign-corpus';
  const answers = new Map<string, ReadonlyMap<string, CauseCheck>>();
  for (const { id, captures } of diagnosis.findings) {
    const causes = find(id)?.causes ?? [];
    const requests = causes.flatMap(({ id: cause, check }) =>
      check ? [{ id: cause, check, captures }] : [],
    );
    if (answers.has(id) || requests.length === 0) continue;
    const results = await runChecks(requests, {
      ...rest,
      network: use,
      onCheck: (cause) => onCheck?.(id, cause),
    });
    const said = [...results].map(([cause, { answer, seen }]): readonly [string, CauseCheck] => [
      cause,
      { answer, seen: seen.map((sentence) => maskSecrets(sentence[lang])) },
    ]);
    answers.set(id, new Map(said));
  }
  return withAnswers(diagnosis, answers);
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
    return { pack: openPack({ name: path, size, read }), bytes: () => read(0, size) };
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
