import type { AdvisedAction } from '../types.ts';
import type { Texts } from './texts.ts';

/** How often an action worked and where that is known from; a claim is never shown without saying that it is one. */
export function numberText({ success }: AdvisedAction, texts: Texts): string {
  switch (success.kind) {
    case 'measured': {
      const { fixed, trials, harmful, causes_held, causes_tried, low, high } = success.measured;
      const parts = [
        texts.worked(fixed, trials),
        `90 %: ${percent(low)}–${percent(high)} %`,
        texts.inCauses(causes_held, causes_tried),
      ];
      return [...parts, ...(harmful > 0 ? [texts.harmful(harmful)] : [])].join(', ');
    }
    case 'claimed':
      return texts.claimed(percent(success.rate));
    case 'none':
      return texts.unmeasured;
  }
}

function percent(rate: number): number {
  return Math.round(rate * 100);
}
