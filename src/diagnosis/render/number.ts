import type { AdvisedAction, NumberSource } from '../types.ts';
import type { Texts } from './texts.ts';

/**
 * How often an action worked and where that is known from: trials first, then reports, each with its own count. A claim is
 * never shown without saying that it is one.
 */
export function numberText({ success, reported }: AdvisedAction, texts: Texts): string {
  const known = sourceText(success, texts);
  if (!reported) return known;
  const { worked, worked_with_changes: changed, did_not_work: failed, reporters, low, high } = reported;
  const parts = [
    texts.reported(worked + changed, failed, reporters),
    `${texts.together} 90 %: ${percent(low)}–${percent(high)} %`,
  ];
  return `${known}; ${parts.join(', ')}`;
}

function sourceText(success: NumberSource, texts: Texts): string {
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
