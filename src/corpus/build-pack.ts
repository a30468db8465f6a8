import { compilePack, MatcherError } from '../matcher/index.ts';
import type { FailureRecord } from '../record/index.ts';
import type { BrokenRecord } from './load-folder.ts';

export interface BuiltPack {
  readonly pack: { readonly bytes: Uint8Array; readonly records: number };
  /** Records whose pattern cannot be used, with the reason. */
  readonly refused: readonly BrokenRecord[];
}

/** Compiles records into a pack; one whose pattern is invalid or not linear is refused by name, the others go in. */
export function buildPack(records: readonly FailureRecord[]): BuiltPack {
  const refused: BrokenRecord[] = [];
  const usable = records.filter((record) => {
    try {
      compilePack([record]);
      return true;
    } catch (error) {
      if (!(error instanceof MatcherError)) throw error;
      refused.push({ file: record.id, message: error.message });
      return false;
    }
  });
  return { pack: { bytes: compilePack(usable), records: usable.length }, refused };
}
