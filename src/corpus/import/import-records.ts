import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import type { FailureRecord } from '../../record/index.ts';
import { CorpusError } from '../corpus-error.ts';
import { cq } from './cq.ts';
import { deadends } from './deadends.ts';
import type { Importer, ImportNote } from './importer.ts';
import { reportImport, type ImportReport } from './report.ts';
import { withholdOrders } from './withhold-orders.ts';

/** The collections that can be imported. */
export const importers: readonly Importer[] = [deadends, cq];

export interface ImportedRecords {
  readonly records: readonly FailureRecord[];
  readonly notes: readonly ImportNote[];
  readonly report: ImportReport;
}

/**
 * Reads a foreign collection: JSON, one entry a line, or one array of entries, packed with gzip or plain. An entry that
 * cannot be read is named in the notes and left out; the others come in.
 * @throws {CorpusError} `not_a_corpus` where the name is unknown or the file is no JSON at all.
 */
export function importRecords(name: string, file: string): ImportedRecords {
  const importer = importers.find((one) => one.name === name);
  if (!importer) {
    const known = importers.map((one) => one.name).join(', ');
    throw new CorpusError('not_a_corpus', `Expected one of ${known}; found "${name}"`);
  }
  const entries = entriesOf(readText(file), file);
  const notes: ImportNote[] = [];
  const records = new Map<string, FailureRecord>();
  for (const [i, entry] of entries.entries()) {
    const { record: read, notes: found } = importer.importEntry(entry, `entry ${i + 1}`);
    const { record, notes: orders } = read ? withholdOrders(read) : { notes: [] };
    notes.push(...found, ...orders);
    if (!record) continue;
    if (records.has(record.id))
      notes.push({ id: record.id, kind: 'unreadable', message: 'the id came twice' });
    else records.set(record.id, record);
  }
  const list = [...records.values()];
  return { records: list, notes, report: reportImport(entries.length, list, notes) };
}

function readText(file: string): string {
  const bytes = readFileSync(file);
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    return (packed ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (error) {
    throw new CorpusError('not_a_corpus', `Expected a whole gzip file at ${file}`, { cause: error });
  }
}

function entriesOf(text: string, file: string): readonly unknown[] {
  const whole = parsed(text);
  if (whole !== undefined) return Array.isArray(whole) ? whole : [whole];
  const lines = text.split('\n').filter((line) => line.trim());
  const entries = lines.map(parsed);
  if (!entries.some((entry) => entry !== undefined)) {
    throw new CorpusError('not_a_corpus', `Expected JSON, one entry a line, in ${file}`);
  }
  return entries;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
