import {
  createMatcher,
  diagnose,
  openPack,
  type Diagnosis,
  type Matcher,
  type Pack,
} from '../../../browser.ts';
import { LineIndex, type LineEncoding } from './line-index.ts';
import { loadPack } from './load-pack.ts';
import type { Report, Request } from './messages.ts';
import { searchLines } from './search-lines.ts';

// Reads the log piece by piece beside the page, so that the page stays smooth; nothing of it leaves the worker but lines
// that are shown.

const chunkSize = 1 << 20;

interface Corpus {
  readonly packs: readonly Pack[];
  readonly matchers: readonly Matcher[];
}
interface OpenLog {
  readonly index: LineIndex;
  readonly blob: Blob;
  encoding: LineEncoding;
}

let corpus: Promise<Corpus> | undefined;
let log: OpenLog | undefined;
/** Counts readings and searches: one that is no longer the newest stops. */
let reading = 0;
let searching = 0;

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  answer(data).catch((error: unknown) =>
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
});

async function answer(request: Request): Promise<void> {
  switch (request.kind) {
    case 'read':
      return read(request);
    case 'cancel':
      reading++;
      return;
    case 'lines': {
      const { first, count } = request;
      if (log) tell({ kind: 'lines', first, lines: await log.index.read(first, count, log.encoding) });
      return;
    }
    case 'search': {
      const mine = ++searching;
      if (!log) return;
      const isCurrent = () => mine === searching;
      const found = await searchLines(log.blob, request.query, log.encoding, isCurrent);
      if (found) tell({ kind: 'found', query: request.query, ...found });
    }
  }
}

async function read({ log: blob, packs, lang }: Extract<Request, { kind: 'read' }>): Promise<void> {
  const mine = ++reading;
  const { matchers, packs: opened } = await (corpus ??= openCorpus(packs));
  const started = performance.now();
  tell({ kind: 'packs' });
  const [first] = matchers;
  if (!first) throw new Error('Expected a pack, found none');
  const start = new Uint8Array(await blob.slice(0, 8192).arrayBuffer());
  const index = new LineIndex(blob);
  const { encoding } = first.match(start).input;
  index.encoding = encoding;
  const here: OpenLog = { index, blob, encoding };
  log = here;
  const sessions = matchers.map((matcher) => matcher.open());
  for (let at = 0; at < blob.size; at += chunkSize) {
    if (reading !== mine) break;
    const chunk = new Uint8Array(await blob.slice(at, at + chunkSize).arrayBuffer());
    index.push(chunk);
    for (const session of sessions) session.push(chunk);
    tell({ kind: 'progress', bytes: index.bytes, lines: index.lines });
    await breath();
  }
  const find = (id: string) => opened.map((pack) => pack.find(id)).find((record) => record !== undefined);
  const diagnosis = diagnosisOf(sessions, find, lang);
  here.encoding = diagnosis.input.encoding;
  tell({
    kind: 'done',
    diagnosis,
    lines: index.lines,
    bytes: index.bytes,
    seconds: (performance.now() - started) / 1000,
    cancelled: mine !== reading,
  });
}

function diagnosisOf(
  sessions: readonly ReturnType<Matcher['open']>[],
  find: Pack['find'],
  lang: 'en' | 'zh',
): Diagnosis {
  const [first, ...others] = sessions.map((session) => session.report());
  if (!first) throw new Error('Expected a pack, found none');
  const candidates = [first, ...others].flatMap((report) => report.candidates);
  return diagnose({ ...first, candidates }, find, { lang });
}

async function openCorpus(addresses: readonly string[]): Promise<Corpus> {
  const files = await Promise.all(addresses.map((address) => loadPack(address, addresses)));
  const packs = files.map((bytes) => openPack(bytes));
  return { packs, matchers: packs.map((pack) => createMatcher(pack)) };
}

/** Lets messages in between two pieces: questions for lines, and the wish to stop. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
}

function tell(report: Report): void {
  postMessage(report);
}
