import { compilePack, refusedPatterns } from '../matcher/index.ts';
import type { FailureRecord } from '../record/index.ts';
import type { BrokenRecord } from './load-folder.ts';

export interface BuiltPack {
  readonly pack: { readonly bytes: Uint8Array; readonly records: number };
  /** Records that cannot be used, with the reason. */
  readonly refused: readonly BrokenRecord[];
}

/**
 * Compiles records into a pack. One whose pattern is invalid or not linear is refused by name, and so is one whose id
 * was there before; the others go in.
 */
export function buildPack(records: readonly FailureRecord[]): BuiltPack {
  const usable = new Map<string, FailureRecord>();
  const refused: BrokenRecord[] = [];
  for (const record of records) {
    const faults = refusedPatterns(record).map(
      ({ pattern, regex, message }) => `pattern ${pattern} /${regex.slice(0, 80)}/: ${message}`,
    );
    if (usable.has(record.id)) faults.push('Expected an id of its own, found one that was there before');
    if (faults.length === 0) usable.set(record.id, record);
    else refused.push({ file: record.id, message: faults.join('; ') });
  }
  return { pack: { bytes: compilePack([...usable.values()]), records: usable.size }, refused };
}
