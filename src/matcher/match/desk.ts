import { newHits, type Hits } from '../scan/find-literals.ts';
import { LineSignature } from '../scan/line-signature.ts';
import { LineUnits } from './line-units.ts';

/** Working memory of a matcher. Sessions share it: each uses it only while it reads a block, and none reads in between. */
export interface Desk {
  readonly hits: Hits;
  readonly units: LineUnits;
  readonly signature: LineSignature;
}

export function newDesk(): Desk {
  return { hits: newHits(), units: new LineUnits(), signature: new LineSignature() };
}
