import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildPack, importRecords, type ImportReport } from '../../corpus/index.ts';
import { inert } from '../../diagnosis/index.ts';
import { publishRecord, type FailureRecord } from '../../record/index.ts';
import { CliError, exitCodes, type Invocation, type Terminal } from './command.ts';
import { replaceFile } from './replace-file.ts';

/** How many remarks are written out; the counts hold them all. */
const shown = 40;

/** `wayout corpus import NAME FILE --out PACK|FOLDER|FILE.ndjson` */
export function runCorpusImport(
  [name = '', file, ...more]: readonly string[],
  invocation: Invocation,
  { stdout, stderr }: Terminal,
): number {
  if (file === undefined || more.length > 0)
    throw new CliError('usage', 'Expected the name of a collection and one file');
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new CliError('unreadable', `Expected a file at ${file}`);
  const out = invocation.text('out');
  if (out === undefined) throw new CliError('usage', 'Expected --out PACK, FOLDER or FILE.ndjson');
  const { records, notes, report } = importRecords(name, file);
  const refused = write(out, records);
  const remarks = [
    ...notes,
    ...refused.map(({ file: id, message }) => ({ id, message: `left out: ${message}` })),
  ];
  for (const { id, message } of remarks.slice(0, shown)) {
    stderr.write(`wayout: ${inert(id)}: ${inert(message)}\n`);
  }
  if (remarks.length > shown) stderr.write(`wayout: and ${remarks.length - shown} more\n`);
  const counts = { ...report, refusedByMatcher: refused.length };
  stdout.write(invocation.text('format') === 'json' ? `${JSON.stringify(counts, null, 2)}\n` : table(counts));
  return refused.length + report.unreadable + report.refusedForOrders > 0
    ? exitCodes.usage
    : exitCodes.answered;
}

/** A record whose pattern the matcher refuses stays out of a pack; the other forms hold every record. */
function write(out: string, records: readonly FailureRecord[]) {
  if (/\.(?:ndjson|jsonl)$/.test(out)) {
    replaceFile(out, records.map((record) => `${JSON.stringify(publishRecord(record))}\n`).join(''));
    return [];
  }
  if (out.endsWith('/') || (existsSync(out) && statSync(out).isDirectory())) {
    for (const record of records) writeRecord(join(out, `${record.id}.json`), record);
    return [];
  }
  const { pack, refused } = buildPack(records);
  replaceFile(out, pack.bytes);
  return refused;
}

function writeRecord(file: string, record: FailureRecord): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(publishRecord(record), null, 2)}\n`);
}

const labels: Readonly<Record<keyof ImportReport | 'refusedByMatcher', string>> = {
  entries: 'entries read',
  records: 'records imported',
  unreadable: 'entries left out',
  refusedForOrders: 'records refused: they give orders to agents',
  withheldTexts: 'texts withheld: they give orders to agents',
  refusedRegexes: 'regexes that cannot be said here',
  withoutRegex: 'records without a regex',
  missOwnSignature: 'regexes that miss their own signature',
  repeatedSignatures: 'signatures that were there already',
  danglingLinks: 'links to a record that is not there',
  emptyActions: 'actions without a text',
  withoutSource: 'actions without a source',
  claimedRates: 'rates claimed, none measured',
  refusedByMatcher: 'records refused by the matcher',
};

function table(counts: Readonly<Record<keyof typeof labels, number>>): string {
  const rows = Object.entries(labels).map(([key, label]) => {
    const count = Object.entries(counts).find(([name]) => name === key)?.[1] ?? 0;
    return `${String(count).padStart(7)}  ${label}\n`;
  });
  return rows.join('');
}
