import type { Environment } from '../record/index.ts';
import { effectiveSize } from './effective-size.ts';
import { groupBy } from './group-by.ts';
import type { Tally } from './tally.ts';
import { compareVersions } from './version-range.ts';

/** However often one reporter speaks of one action, it never weighs more than this many observations. */
export const reporterCap = 2;
/** However many reporters say the same from one place: that it worked, or that it did not. */
export const placeCap = 4;
/** What one major version further away leaves of an outcome. */
const keptByMajor = 0.5;

export interface WeighedTally {
  readonly tally: Tally;
  /** In independent observations. */
  readonly weight: number;
}

export interface WeighOptions {
  /** The tool versions that are asked about. @default none: nothing decays */
  readonly tools?: Environment['tools'];
}

/**
 * What the outcomes of one action weigh. In this order: each fades with the major versions between its tools and those
 * asked about (a forgetting factor: A. Jøsang, R. Ismail, The Beta Reputation System, 2002, section 3.4); those of one
 * reporter count as observations that resemble each other by half, those that say the same from one place by a quarter
 * (`effectiveSize`). Groups are scaled as a whole, so that what a reporter says more often only counts more against what
 * else they said. A place is scaled for each side apart: else one reporter could thin out what others there say.
 */
export function weighTallies(
  tallies: readonly Tally[],
  { tools = {} }: WeighOptions = {},
): readonly WeighedTally[] {
  const faded = tallies.map((tally) => ({
    tally,
    weight: tally.count * keptByMajor ** majorsApart(tally.environment.tools, tools),
  }));
  const byReporter = shrink(faded, ({ reporter }) => reporter, 1 / reporterCap);
  return shrink(byReporter, ({ place, kind }) => `${place} ${kind === 'did-not-work'}`, 1 / placeCap);
}

function shrink(
  weighed: readonly WeighedTally[],
  keyOf: (tally: Tally) => string,
  correlation: number,
): readonly WeighedTally[] {
  const groups = [...groupBy(weighed, ({ tally }) => keyOf(tally)).values()];
  return groups.flatMap((group) => {
    const total = group.reduce((sum, { weight }) => sum + weight, 0);
    const kept = total > 0 ? effectiveSize(total, correlation) / total : 0;
    return group.map(({ tally, weight }) => ({ tally, weight: weight * kept }));
  });
}

/** The greatest distance of a tool that both name. */
function majorsApart(a: Environment['tools'], b: Environment['tools']): number {
  const shared = Object.entries(a).flatMap(([name, version]) => {
    const other = b[name];
    return other === undefined ? [] : [distance(numbersOf(version), numbersOf(other))];
  });
  return Math.max(0, ...shared);
}

/** Before 1.0 the second number is the one that breaks things (Semantic Versioning 2.0.0, item 4). */
function distance([a = 0, minorA = 0]: readonly number[], [b = 0, minorB = 0]: readonly number[]): number {
  return a === 0 && b === 0 ? Math.abs(minorA - minorB) : Math.abs(a - b);
}

function numbersOf(version: string): readonly number[] {
  return (/\d+(?:\.\d+)*/.exec(version)?.[0] ?? '').split('.').map(Number);
}

/** For each tool the newest version of the environments. */
export function newestTools(environments: readonly Environment['tools'][]): Environment['tools'] {
  const newest: Record<string, string> = {};
  for (const [name, version] of environments.flatMap((tools) => Object.entries(tools))) {
    const known = newest[name];
    if (known === undefined || compareVersions(known, version) < 0) newest[name] = version;
  }
  return newest;
}
