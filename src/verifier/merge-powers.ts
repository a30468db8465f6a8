import type { Facility } from './facility.ts';
import type { Powers } from './sandbox.ts';

/** What a world must allow for all of some facilities; `binds` more host paths that it shows. */
export function mergePowers(facilities: readonly Facility[], binds: readonly string[] = []): Powers {
  return {
    root: facilities.some(({ powers }) => powers.root ?? false),
    folders: Object.assign({}, ...facilities.map(({ powers }) => powers.folders ?? {})),
    binds: [...binds, ...facilities.flatMap(({ powers }) => powers.binds ?? [])],
  };
}
