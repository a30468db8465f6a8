import { appraise, seenLines } from './fallback/index.ts';
import { createJsKernel } from './kernel/js-kernel.ts';
import type { Kernel, Sought } from './kernel/kernel.ts';
import { RecentLines } from './lines/recent-lines.ts';
import { greenTemplates } from './match/green-templates.ts';
import { LineUnits } from './match/line-units.ts';
import { Session } from './match/match-session.ts';
import { Probes } from './match/probes.ts';
import { contentsOf, type PackContents } from './pack/open-pack.ts';
import { compileCueScanner, cueOwners } from './regions/classify-line.ts';
import { createRegionFinder } from './regions/region-finder.ts';
import type { Matcher, MatchOptions, MatchReport, Pack } from './types.ts';

/**
 * Makes a pack answer: text in, candidates and failing regions out. Time is linear in the input, whatever the patterns;
 * memory does not grow with it.
 *
 * @throws {MatcherError} `bad_pack` for a pack that `openPack` did not open; the sessions throw it too where a pattern
 *   that they need is damaged.
 */
export function createMatcher(pack: Pack): Matcher {
  const contents = contentsOf(pack);
  const probes = new Probes(contents);
  const units = new LineUnits();
  let kernel: Kernel | undefined;
  const kernelAfter = () => (kernel ??= createJsKernel(soughtOf(contents, probes)));
  const open = ({ green }: MatchOptions = {}) => {
    const lines = new RecentLines();
    const seen = seenLines(lines);
    const regions = createRegionFinder(lines, green ? { green: greenTemplates(green) } : {});
    const tellsAll = green !== undefined;
    const session = new Session({ probes, regions, seen, lines, kernelAfter, units, tellsAll });
    return {
      push: (chunk: Uint8Array) => session.push(chunk),
      report: (): MatchReport => {
        const { candidates: hits, regions: failing, input } = session.report();
        const looked = seen.lines(failing);
        const candidates = appraise({ index: contents.lexical(), hits, lines: looked, regions: failing });
        return { candidates, regions: failing, input };
      },
    };
  };
  return {
    open,
    match: (input, options) => {
      const session = open(options);
      session.push(typeof input === 'string' ? new TextEncoder().encode(input) : input);
      return session.report();
    },
  };
}

function soughtOf(contents: PackContents, probes: Probes): Sought {
  const { index, useBounds, uses, marks } = contents;
  return {
    scanner: compileCueScanner(probes.short.map(({ texts }) => texts.map(collapsed))),
    cues: cueOwners,
    ownerProbes: Int32Array.from(probes.short, ({ probe }) => probe),
    index,
    useBounds,
    uses,
    marks,
    probes: probes.count,
  };
}

/** A text as the scanner has it, which takes a run of digits for one. */
function collapsed(text: string): string {
  return text.replace(/\d+/g, '0');
}
