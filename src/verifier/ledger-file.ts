import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { formatLedgerEntry, parseLedger, type Ledger, type LedgerEntry } from '../record/index.ts';
import { VerifierError } from './verifier-error.ts';

/** Reads `evidence.jsonl`; a file that is not there holds nothing. */
export function readLedger(file: string): Ledger {
  return parseLedger(existsSync(file) ? readFileSync(file, 'utf8') : '');
}

/**
 * Appends one entry: one write of one whole line, so that a kill leaves all of it or nothing. What an earlier crash of the
 * machine left half written is removed first.
 * @throws {VerifierError} `not_a_ledger` when the line could not be written whole.
 */
export function appendToLedger(file: string, entry: LedgerEntry): void {
  const descriptor = openSync(file, 'a+');
  try {
    repairEnd(descriptor);
    const line = Buffer.from(formatLedgerEntry(entry));
    const written = writeSync(descriptor, line);
    if (written === line.length) return;
    ftruncateSync(descriptor, fstatSync(descriptor).size - written);
    throw new VerifierError(
      'not_a_ledger',
      `Expected to write ${line.length} bytes to ${file}, wrote ${written}`,
    );
  } finally {
    closeSync(descriptor);
  }
}

const newline = 10;

function repairEnd(descriptor: number): void {
  const { size } = fstatSync(descriptor);
  if (size === 0) return;
  const last = Buffer.alloc(1);
  readSync(descriptor, last, 0, 1, size - 1);
  if (last[0] === newline) return;
  const whole = Buffer.alloc(size);
  readSync(descriptor, whole, 0, size, 0);
  const end = whole.lastIndexOf(newline) + 1;
  const isEntry = parseLedger(`${whole.toString('utf8', end)}\n`).entries.length === 1;
  if (isEntry) writeSync(descriptor, '\n');
  else ftruncateSync(descriptor, end);
}
