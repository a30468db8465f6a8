import type { Sought } from '../kernel/kernel.ts';
import type { PackContents } from '../pack/open-pack.ts';
import { compileCueScanner, cueOwners, tellingOwners } from '../regions/classify-line.ts';
import type { Probes } from './probes.ts';

/** What a kernel is to look for, so that a pack's patterns and the regions hear of every line that concerns them. */
export function soughtOf({ index, useBounds, uses, marks, pairs }: PackContents, probes: Probes): Sought {
  return {
    scanner: compileCueScanner(probes.short.map(({ texts }) => texts.map(collapsed))),
    cues: cueOwners,
    tellingCues: tellingOwners,
    ownerProbes: Int32Array.from(probes.short, ({ probe }) => probe),
    index,
    useBounds,
    uses,
    marks,
    pairs,
    probes: probes.count,
  };
}

/** A text as the scanner has it, which takes a run of digits for one. */
function collapsed(text: string): string {
  return text.replace(/\d+/g, '0');
}
