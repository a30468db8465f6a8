import type { Decision, Finding } from './types.ts';

/** From this probability on a finding is called known, or likely. */
const floors = { known: 0.8, likely: 0.5 };

/** The decision that the best finding allows. A wrong answer costs the user more than none. */
export function decide(findings: readonly Finding[]): Decision {
  const best = findings[0]?.probability ?? 0;
  if (best >= floors.known) return 'known';
  return best >= floors.likely ? 'likely' : 'unknown';
}
