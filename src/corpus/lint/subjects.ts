import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CorpusError } from '../corpus-error.ts';
import { loadRecords } from '../load.ts';
import { loadFolder, type BrokenRecord, type Example, type RecordFolder } from '../load-folder.ts';
import type { Subject } from './rule.ts';

export interface LoadedSubjects {
  readonly subjects: readonly Subject[];
  readonly broken: readonly BrokenRecord[];
}

/** What stands at the paths, each a folder of records, one record's folder, or a file of published records. */
export function loadSubjects(paths: readonly string[]): LoadedSubjects {
  const loaded = paths.map((path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) throw new CorpusError('not_found', `Expected records at ${path}, found nothing there`);
    return stats.isDirectory() ? folderSubjects(path) : fileSubjects(path);
  });
  return {
    subjects: loaded.flatMap(({ subjects }) => subjects),
    broken: loaded.flatMap(({ broken }) => broken),
  };
}

/** The files of a folder of clean logs; none where it does not exist. */
export function loadCleanLogs(folder: string): readonly Example[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:log|txt)$/.test(name))
    .sort()
    .map((name) => ({ file: join(folder, name), bytes: readFileSync(join(folder, name)) }));
}

function folderSubjects(path: string): LoadedSubjects {
  const { folders, broken } = loadFolder(path);
  return { subjects: folders.map(subjectOf), broken };
}

function subjectOf({ folder, record, translations, examples, counterexamples }: RecordFolder): Subject {
  const file = join(folder, 'record.json');
  return { record, key: record.id, file, form: 'source', translations, examples, counterexamples };
}

function fileSubjects(file: string): LoadedSubjects {
  const { records, broken } = loadRecords(file);
  const subjects = records.map((record, i): Subject => {
    const beside = { translations: {}, examples: [], counterexamples: [] };
    return { record, key: `${file}#${i}`, file, form: 'published', ...beside };
  });
  return { subjects, broken };
}
