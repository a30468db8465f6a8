import { appraise, seenLines } from './fallback/index.ts';
import { newDesk } from './match/desk.ts';
import { greenTemplates } from './match/green-templates.ts';
import { Session } from './match/match-session.ts';
import { Probes } from './match/probes.ts';
import { contentsOf } from './pack/open-pack.ts';
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
  const desk = newDesk();
  const open = ({ green }: MatchOptions = {}) => {
    const seen = seenLines(createRegionFinder(green ? { green: greenTemplates(green) } : {}));
    const session = new Session({ contents, probes, regions: seen, desk });
    return {
      push: (chunk: Uint8Array) => session.push(chunk),
      report: (): MatchReport => {
        const { candidates: hits, regions, input } = session.report();
        const lines = seen.lines(regions);
        return { candidates: appraise({ index: contents.lexical(), hits, lines, regions }), regions, input };
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
