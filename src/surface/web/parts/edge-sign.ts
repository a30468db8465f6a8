import { textsOf, type GraphEdge } from '../../../diagnosis/index.ts';
import { h, type Element } from '../markup/element.ts';
import { wordsOf } from '../words/words-of.ts';

/** On what a transition rests, as it is told apart by its line. */
export type EdgeLook = GraphEdge['basis'] | 'confused';
export const edgeLooks: readonly EdgeLook[] = ['measured', 'observed', 'claimed', 'confused'];

export function lookOf({ kind, basis }: GraphEdge): EdgeLook {
  return kind === 'confused_with' ? 'confused' : basis;
}

/** A whole line for what was measured, dashes and dots for what people saw, dashes for what is only said, dots for look-alikes. */
export function edgeSign(look: EdgeLook): Element {
  return h(
    'svg',
    { class: `edge-sign edge-${look}`, viewBox: '0 0 34 12', 'aria-hidden': 'true' },
    h('path', { class: 'stroke', d: look === 'confused' ? 'M1 6H33' : 'M1 6H30' }),
    look !== 'confused' && h('path', { class: 'head', d: 'M27 2.5 32 6 27 9.5' }),
  );
}

/** On what it rests, in words: trials and reporters with their numbers, each for itself. */
export function basisText(edge: GraphEdge, lang: 'en' | 'zh'): string {
  const { record } = wordsOf(lang);
  const { basis, count = 0, reported = 0 } = edge;
  if (edge.kind === 'confused_with') return textsOf(lang).lookalikes;
  const parts = [
    ...(basis === 'measured' ? [record.measuredEdge(count)] : []),
    ...(reported > 0 ? [record.observedEdge(reported)] : []),
  ];
  return parts.length > 0 ? parts.join(record.and) : record.claimedEdge;
}
