import type { NumberSource } from '../../../diagnosis/index.ts';
import { h, type Element } from '../markup/element.ts';
import type { Words } from '../words/words.ts';

const width = 132;
const left = 6;
const span = width - 2 * left;

/**
 * A rate as a picture: the 90 % interval as a band, the mean as a tick, and what was claimed as a hollow diamond.
 * `undefined` where there is no number at all.
 */
export function rateBar(success: NumberSource, words: Words, claimed?: number): Element | undefined {
  const claim = success.kind === 'claimed' ? success.rate : claimed;
  const measured = success.kind === 'measured' ? success.measured : undefined;
  if (claim === undefined && !measured) return undefined;
  const label = [
    ...(measured
      ? [words.rateLabel(percent(measured.mean), percent(measured.low), percent(measured.high))]
      : []),
    ...(claim === undefined ? [] : [`${words.claimedTitle}: ${percent(claim)} %`]),
  ].join('; ');
  return h(
    'svg',
    { class: 'rate', viewBox: `0 0 ${width} 16`, role: 'img', 'aria-label': label },
    h('line', { class: 'rate-track', x1: left, x2: left + span, y1: 8, y2: 8 }),
    [0, 0.5, 1].map((at) => h('line', { class: 'rate-stop', x1: x(at), x2: x(at), y1: 5.5, y2: 10.5 })),
    measured &&
      h('rect', {
        class: 'rate-band',
        x: x(measured.low),
        y: 4.5,
        width: Math.max(1.5, x(measured.high) - x(measured.low)),
        height: 7,
        rx: 2,
      }),
    measured && h('line', { class: 'rate-mean', x1: x(measured.mean), x2: x(measured.mean), y1: 2, y2: 14 }),
    claim !== undefined &&
      h('path', {
        class: 'rate-claim',
        d: `M${x(claim)} 3.2 ${x(claim) + 4.8} 8 ${x(claim)} 12.8 ${x(claim) - 4.8} 8Z`,
      }),
  );
}

function x(rate: number): number {
  return Math.round((left + rate * span) * 10) / 10;
}

function percent(rate: number): number {
  return Math.round(rate * 100);
}
