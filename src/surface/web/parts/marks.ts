import type { Verdict } from '../../../record/index.ts';
import { h, type Element } from '../markup/element.ts';

/** In this order wherever verdicts are listed. */
export const verdictNames = ['fixed', 'persists', 'changed', 'harmful', 'inconclusive'] as const;

/** The sign of a verdict: a shape of its own each, so that nobody needs to tell colours apart. */
export function verdictMark(verdict: Verdict): Element {
  return h(
    'svg',
    { class: `mark mark-${verdict}`, viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    ...shapes[verdict],
  );
}

const shapes: Readonly<Record<Verdict, readonly Element[]>> = {
  // A disc with a tick.
  fixed: [
    h('circle', { class: 'fill', cx: 8, cy: 8, r: 7 }),
    h('path', { class: 'ink', d: 'M4.6 8.3 7 10.7 11.5 5.6' }),
  ],
  // A square with a cross.
  persists: [
    h('rect', { class: 'fill', x: 1.5, y: 1.5, width: 13, height: 13, rx: 2 }),
    h('path', { class: 'ink', d: 'M5.2 5.2 10.8 10.8 M10.8 5.2 5.2 10.8' }),
  ],
  // A diamond with an arrow: on to something else.
  changed: [
    h('path', { class: 'fill', d: 'M8 .6 15.4 8 8 15.4 .6 8Z' }),
    h('path', { class: 'ink', d: 'M4.4 8H11 M8.4 5.4 11 8 8.4 10.6' }),
  ],
  // A triangle with an exclamation mark.
  harmful: [
    h('path', { class: 'fill', d: 'M8 .8 15.6 14.6H.4Z' }),
    h('path', { class: 'ink', d: 'M8 5.6V9.8 M8 12.1V12.4' }),
  ],
  // A hollow ring.
  inconclusive: [h('circle', { class: 'ring', cx: 8, cy: 8, r: 5.6 })],
};

/** A proof's sign: one to four bars, as the tier is worth. */
export function tierMark(tier: string): Element {
  const worth = { reproduced: 4, confirmed: 3, cited: 2 }[tier] ?? 1;
  return h(
    'svg',
    { class: 'tier-mark', viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    [1, 2, 3, 4].map((bar) =>
      h('rect', {
        class: bar <= worth ? 'on' : 'off',
        x: bar * 3.6 - 2.6,
        y: 13 - bar * 2.7,
        width: 2.6,
        height: bar * 2.7,
        rx: 0.6,
      }),
    ),
  );
}
