import type { CatalogueEntry } from '../data/catalogue.ts';
import { h, type Element } from '../markup/element.ts';
import type { Words } from '../words/words.ts';
import { tierBadge } from './tier-badge.ts';

/** One record in a list. */
export function recordRow(entry: CatalogueEntry, words: Words, link: string): Element {
  const title = words.lang === 'zh' ? (entry.signature_zh ?? entry.signature) : entry.signature;
  const { records } = words;
  return h(
    'li',
    { class: 'row' },
    h('a', { class: 'row-title', href: link }, title),
    h(
      'p',
      { class: 'row-facts' },
      h('code', {}, entry.id),
      tierBadge(entry.tier, words),
      h('span', {}, entry.trials > 0 ? records.trials(entry.trials) : records.claimsOnly),
      entry.dead_ends > 0 && h('span', {}, records.deadEnds(entry.dead_ends)),
      entry.workarounds > 0 && h('span', {}, records.workarounds(entry.workarounds)),
    ),
  );
}
