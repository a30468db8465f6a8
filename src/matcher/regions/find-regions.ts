import type { Region } from '../types.ts';
import { createRegionFinder, type RegionFinderOptions } from './region-finder.ts';

/** The parts of a log, given as clean lines, that tell why it failed; best first. */
export function findRegions(lines: readonly string[], options: RegionFinderOptions = {}): readonly Region[] {
  const finder = createRegionFinder(options);
  for (const [at, line] of lines.entries()) finder.push(line, at + 1);
  return finder.regions();
}
