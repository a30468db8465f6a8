import type { Workaround } from '../record/index.ts';
import { posterior } from './posterior.ts';

/**
 * By what workarounds are ordered, greatest first: the lower bound of how often they work, so that few observations do
 * not outrank many. Below everything that was tried, by −1, stands what is only claimed, and what reports speak against
 * without a trial: a claim never outranks a measured action, nor one that reports speak for.
 * @param cause the one that is known to be behind the failure
 */
export function orderOf({ measured, reported, success_rate, ...action }: Workaround, cause?: string): number {
  const here = (cause === undefined ? undefined : reported?.by_cause?.[cause]) ?? reported;
  if (measured) return here?.low ?? measured.low;
  if (reported && here) {
    const { successes, failures } = reported;
    return successes >= failures ? posterior(successes, failures).low : here.low - 1;
  }
  const said = success_rate !== undefined && Boolean(action.action || action.how);
  return posterior(0, 0, said ? { claim: success_rate } : {}).low - 1;
}
