import { standsAt, type Prefix } from './prefix.ts';

const openings = ['section_start:', 'section_end:', 'travis_fold:', 'travis_time:'];

/**
 * `section_start:1700000000:build_script ` of GitLab and `travis_fold:start:install ` of Travis, as they stand once the
 * carriage return between marker and heading is a space.
 */
export const foldMarker: Prefix = (bytes, at, end) => {
  if (bytes[at] !== 115 && bytes[at] !== 116) return at;
  if (!openings.some((opening) => standsAt(bytes, at, end, opening))) return at;
  let next = at;
  while (next < end && bytes[next] !== 32) next++;
  return Math.min(end, next + 1);
};
