import { createAppraiser, seenLines, type Appraisal, type Appraise } from './fallback/index.ts';
import { readGreenLines } from './green/green-lines.ts';
import { withoutGreen, type Reading } from './green/without-green.ts';
import { createJsKernel } from './kernel/js-kernel.ts';
import type { Kernel, Sought } from './kernel/kernel.ts';
import { createWasmKernel } from './kernel/wasm-kernel.ts';
import { RecentLines } from './lines/recent-lines.ts';
import { greenTemplates } from './match/green-templates.ts';
import { LineUnits } from './match/line-units.ts';
import { Session } from './match/match-session.ts';
import { Probes } from './match/probes.ts';
import { soughtOf } from './match/sought.ts';
import { contentsOf } from './pack/open-pack.ts';
import { createRegionFinder } from './regions/region-finder.ts';
import type { Matcher, MatchOptions, MatchReport, MatchSession, Pack } from './types.ts';

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
  const kernelAfter = kernelsOf(() => soughtOf(contents, probes));
  const reading = (green?: Uint8Array): Reading => {
    const lines = new RecentLines();
    const seen = seenLines(lines);
    const regions = createRegionFinder(lines, green ? { green: greenTemplates(green) } : {});
    const tellsAll = green !== undefined;
    return { seen, session: new Session({ probes, regions, seen, lines, kernelAfter, units, tellsAll }) };
  };
  let appraise: Appraise | undefined;
  const appraised = (
    { candidates: hits, regions, input }: MatchReport,
    lines: Appraisal['lines'],
  ): MatchReport => {
    const candidates = (appraise ??= createAppraiser(contents.lexical()))({ hits, lines, regions });
    return { candidates, regions, input };
  };
  const open = ({ green }: MatchOptions = {}): MatchSession => {
    const { session, seen } = reading(green);
    if (green) return withoutGreen(readGreenLines(green), { session, seen }, reading().session, appraised);
    return {
      push: (chunk) => session.push(chunk),
      report() {
        const report = session.report();
        return appraised(report, seen.lines(report.regions));
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

/** From so many bytes of an input on, or once a kernel was asked for so often, the one in WebAssembly is worth being made. */
const large = 1 << 20;
const manyTimes = 512;

/** Gives the kernel for the block that comes after so many bytes. */
function kernelsOf(sought: () => Sought): (bytes: number) => Kernel {
  let known: Sought | undefined;
  let plain: Kernel | undefined;
  let quick: Kernel | 'none' | undefined;
  let times = 0;
  return (bytes) => {
    known ??= sought();
    times++;
    if (bytes >= large || times > manyTimes) quick ??= createWasmKernel(known) ?? 'none';
    return quick && quick !== 'none' ? quick : (plain ??= createJsKernel(known));
  };
}
