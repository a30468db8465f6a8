import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openPack, type Pack } from '../matcher/index.ts';
import { deriveRecord, linkTransitions } from '../evidence/index.ts';
import { parseLedger, parseRecord, withoutStaleAnswers, type FailureRecord } from '../record/index.ts';
import { buildPack } from './build-pack.ts';
import { CorpusError } from './corpus-error.ts';
import { loadFolder, type BrokenRecord, type RecordFolder } from './load-folder.ts';

export interface LoadedCorpus {
  /** The corpus as a pack file. */
  readonly bytes: Uint8Array;
  /** The same, opened. */
  readonly pack: Pack;
  readonly broken: readonly BrokenRecord[];
}

/**
 * Opens a corpus in whichever form it is: a pack, a folder of records, one record as `.json`, or `.ndjson` with one
 * record in published form a line.
 * @throws {CorpusError} `not_found`, `not_a_corpus`
 */
export function loadCorpus(path: string): LoadedCorpus {
  if (!existsSync(path))
    throw new CorpusError('not_found', `Expected a corpus at ${path}, found nothing there`);
  if (!statSync(path).isDirectory() && !/\.(?:ndjson|jsonl|json)$/.test(path)) {
    const bytes = readFileSync(path);
    return { bytes, pack: openPack(bytes), broken: [] };
  }
  const { records, broken } = loadRecords(path);
  const { pack, refused } = buildPack(records);
  return { bytes: pack.bytes, pack: openPack(pack.bytes), broken: [...broken, ...refused] };
}

/** The records of a corpus that is not a pack, with derived fields filled in, and those that could not be read. */
export function loadRecords(path: string): {
  readonly records: readonly FailureRecord[];
  readonly broken: readonly BrokenRecord[];
} {
  if (statSync(path).isDirectory()) {
    const { folders, broken } = loadFolder(path);
    if (folders.length + broken.length === 0) return loadPublishedFolder(path);
    return { records: derive(folders), broken };
  }
  const text = readFileSync(path, 'utf8');
  return parseLines(path, path.endsWith('.json') ? [text] : text.split('\n'));
}

function derive(folders: readonly RecordFolder[]): readonly FailureRecord[] {
  const now = new Date().toISOString();
  const derived = folders.map(({ record, ledger }) =>
    deriveRecord(record, withoutStaleAnswers(record, parseLedger(ledger).entries), now),
  );
  return linkTransitions(derived);
}

/** A folder of records in published form, one `.json` a record, as an import writes it. */
function loadPublishedFolder(root: string) {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.json'),
  );
  const loaded = files
    .sort()
    .map((file) => join(root, file))
    .map((file) => parseLines(file, [readFileSync(file, 'utf8')]));
  return {
    records: loaded.flatMap(({ records }) => records),
    broken: loaded.flatMap(({ broken }) => broken),
  };
}

function parseLines(path: string, lines: readonly string[]) {
  const records: FailureRecord[] = [];
  const broken: BrokenRecord[] = [];
  for (const [i, line] of lines.entries()) {
    if (!line.trim()) continue;
    try {
      records.push(parseRecord(JSON.parse(line)));
    } catch (error) {
      broken.push({
        file: `${path}:${i + 1}`,
        message: error instanceof Error ? error.message : String(error),
      });
    }
  }
  return { records, broken };
}
