import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  composeRecord,
  parseRecordSource,
  parseTranslations,
  RecordError,
  type FailureRecord,
  type RecordSource,
  type Translations,
} from '../record/index.ts';

/** A captured output that belongs to a record. */
export interface Example {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** One record in its source form, with all that stands in its folder. */
export interface RecordFolder {
  readonly folder: string;
  readonly source: RecordSource;
  readonly translations: Translations;
  /** Composed of the two above; derived fields are not in it. */
  readonly record: FailureRecord;
  /** `examples/*`: outputs that the record must match. */
  readonly examples: readonly Example[];
  /** `examples/not/*`: near misses that it must not match. */
  readonly counterexamples: readonly Example[];
  /** `evidence.jsonl`, as it stands; empty where nothing was run yet. */
  readonly ledger: string;
}

/** A record that could not be read; the others of the corpus still work. */
export interface BrokenRecord {
  readonly file: string;
  readonly message: string;
}

export interface LoadedFolder {
  readonly folders: readonly RecordFolder[];
  readonly broken: readonly BrokenRecord[];
}

/** Loads `<root>/<domain>/<slug>/record.json` and what stands beside it, or the one record in `root` itself. */
export function loadFolder(root: string): LoadedFolder {
  const folders: RecordFolder[] = [];
  const broken: BrokenRecord[] = [];
  for (const folder of recordFolders(root)) {
    try {
      folders.push(loadRecordFolder(folder));
    } catch (error) {
      broken.push({ file: join(folder, 'record.json'), message: messageOf(error) });
    }
  }
  return { folders, broken };
}

function recordFolders(root: string): readonly string[] {
  if (existsSync(join(root, 'record.json'))) return [root];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => basename(file) === 'record.json')
    .map((file) => join(root, dirname(file)))
    .sort();
}

function loadRecordFolder(folder: string): RecordFolder {
  const source = parseRecordSource(readJson(join(folder, 'record.json')));
  const zh = join(folder, 'zh.json');
  const translations = existsSync(zh) ? parseTranslations(readJson(zh)) : {};
  const ledger = join(folder, 'evidence.jsonl');
  return {
    folder,
    source,
    translations,
    record: composeRecord({ source, translations }),
    examples: readExamples(join(folder, 'examples')),
    counterexamples: readExamples(join(folder, 'examples', 'not')),
    ledger: existsSync(ledger) ? readFileSync(ledger, 'utf8') : '',
  };
}

function readJson(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = `Expected JSON in ${basename(file)}: ${messageOf(error)}`;
    throw new RecordError('not_json', [{ at: '', message }], { cause: error });
  }
}

function readExamples(folder: string): readonly Example[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => ({ file, bytes: readFileSync(file) }));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
