import { h, type Element } from '../markup/element.ts';
import type { Words } from '../words/words.ts';
import { tierMark } from './marks.ts';

/** How far a record is proved, by sign and word; the title says what it takes. */
export function tierBadge(tier: string, words: Words): Element {
  const note = words.tierNotes[tier];
  return h(
    'span',
    { class: `tier tier-${known(tier)}`, title: note },
    tierMark(tier),
    words.tiers[tier] ?? tier,
  );
}

function known(tier: string): string {
  return ['reproduced', 'confirmed', 'cited'].includes(tier) ? tier : 'ai_generated';
}
