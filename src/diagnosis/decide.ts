import { model } from './model.ts';
import type { Decision, Finding } from './types.ts';

/** The decision that the best finding allows. A wrong answer costs the user more than none. */
export function decide(findings: readonly Finding[]): Decision {
  const best = findings[0]?.probability ?? 0;
  if (best >= model.floors.known) return 'known';
  return best >= model.floors.likely ? 'likely' : 'unknown';
}
