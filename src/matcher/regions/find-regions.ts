import { RecentLines } from '../lines/recent-lines.ts';
import type { Region } from '../types.ts';
import { compileCueScanner, tellingOwners } from './classify-line.ts';
import { ownersOn } from './literal-scanner.ts';
import { createRegionFinder, type RegionFinderOptions } from './region-finder.ts';
import { templateOf } from './template-counts.ts';

/** Finds regions in lines that are text already. */
export interface LineFinder {
  /** One line without escapes and CI prefixes; its number in the original input (1-based, always rising). */
  push(line: string, lineNumber: number): void;
  /** What is known so far, best first; more may be pushed afterwards. */
  regions(): readonly Region[];
}

export function createLineFinder(options: RegionFinderOptions = {}): LineFinder {
  const lines = new RecentLines();
  const finder = createRegionFinder(lines, options);
  const scanner = compileCueScanner();
  const encoder = new TextEncoder();
  return {
    push(line, number) {
      const bytes = encoder.encode(line);
      const index = lines.count;
      lines.add({
        bytes,
        starts: Int32Array.of(0),
        ends: Int32Array.of(bytes.length),
        count: 1,
        index,
        number,
      });
      const owners = ownersOn(scanner, bytes, 0, bytes.length);
      if (options.green || owners.some((owner) => owner < tellingOwners))
        finder.tell(index, templateOf(bytes, 0, bytes.length), owners, 0, owners.length);
      else finder.skipTo(index + 1);
    },
    regions: () => finder.regions(),
  };
}

/** The parts of a log, given as clean lines, that tell why it failed; best first. */
export function findRegions(lines: readonly string[], options: RegionFinderOptions = {}): readonly Region[] {
  const finder = createLineFinder(options);
  for (const [at, line] of lines.entries()) finder.push(line, at + 1);
  return finder.regions();
}
