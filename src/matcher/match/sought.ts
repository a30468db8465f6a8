import type { Sought } from '../kernel/kernel.ts';
import type { PackContents } from '../pack/open-pack.ts';
import { compileCueScanner, cueTexts, tellingOwners } from '../regions/classify-line.ts';
import type { Probes } from './probes.ts';

/** What a kernel is to look for, so that a pack's patterns and the regions hear of every line that concerns them. */
export function soughtOf({ index, useBounds, uses, marks, chains }: PackContents, probes: Probes): Sought {
  return {
    scanner: compileCueScanner(),
    cueTexts,
    tellingOwners,
    index,
    useBounds,
    uses,
    marks,
    chains,
    probes: probes.count,
  };
}
