import type { ProposalFacts } from '../data/proposal-facts.ts';
import { h, type Child, type Element } from '../markup/element.ts';
import { wordsOf } from '../words/words-of.ts';
import type { Words } from '../words/words.ts';

export interface ProposalContext {
  readonly lang: 'en' | 'zh';
  /** The way to the folder of record pages. */
  readonly records: string;
}

/** One proposal: what lint says, which published records it repeats, what it changes, and the decision. */
export function proposalCard(facts: ProposalFacts, { lang, records }: ProposalContext): Element {
  const words = wordsOf(lang).review;
  const { id, record, time, author, proposal, appraisal } = facts;
  const { note } = proposal;
  return h(
    'article',
    { class: 'card proposal', 'data-proposal': id, 'data-record': record },
    h(
      'header',
      { class: 'card-head' },
      h('h2', { class: 'signature' }, record),
      h(
        'p',
        { class: 'card-line soft' },
        `${words.by} ${author}`,
        h('span', {}, `${words.at} `, h('time', { datetime: time }, time.slice(0, 16).replace('T', ' '))),
      ),
    ),
    typeof note === 'string' && section(words.note, h('p', {}, note)),
    appraisalSections(appraisal, { lang, records }),
    section(
      words.diff,
      appraisal.changes ? changes(appraisal.changes) : h('p', { class: 'soft' }, words.isNew),
    ),
    h(
      'details',
      { class: 'sources' },
      h('summary', {}, words.record),
      h('pre', { class: 'excerpt', tabindex: 0 }, JSON.stringify(proposal, null, 2)),
    ),
    h(
      'div',
      { class: 'decision-form' },
      h('label', { for: `reason-${id}` }, words.reason),
      h('textarea', { id: `reason-${id}`, rows: 2, maxlength: 2000 }),
      h('p', { class: 'complaint', role: 'alert' }),
      h(
        'button',
        {
          type: 'button',
          class: 'button primary',
          'data-decision': 'accepted',
          disabled: appraisal.blocked.length > 0,
        },
        words.accept,
      ),
      h('button', { type: 'button', class: 'button', 'data-decision': 'rejected' }, words.reject),
    ),
  );
}

/** What lint says of it and which published records it repeats. */
export function appraisalSections(
  appraisal: ProposalFacts['appraisal'],
  { lang, records }: ProposalContext,
): Child {
  const words = wordsOf(lang).review;
  return [
    section(`${words.flaws} (${appraisal.flaws.length})`, flaws(appraisal, words.noFlaws)),
    section(`${words.duplicates} (${appraisal.duplicates.length})`, duplicates(appraisal, records, words)),
  ];
}

function flaws({ flaws: all, blocked }: ProposalFacts['appraisal'], none: string): Child {
  if (all.length === 0) return h('p', { class: 'soft' }, none);
  return h(
    'ul',
    { class: 'plain flaws' },
    all.map(({ rule, at, message }) =>
      h(
        'li',
        { class: blocked.includes(rule) ? 'flaw blocking' : 'flaw' },
        h('code', {}, rule),
        ' ',
        h('code', { class: 'soft' }, at),
        h('p', {}, message),
      ),
    ),
  );
}

function duplicates(
  { duplicates: all }: ProposalFacts['appraisal'],
  records: string,
  words: Words['review'],
): Child {
  if (all.length === 0) return h('p', { class: 'soft' }, words.noDuplicates);
  return h(
    'ul',
    { class: 'plain' },
    all.map(({ id, title, probability, seen_in, waiting }) =>
      h(
        'li',
        {},
        waiting ? h('code', {}, id) : h('a', { class: 'record-id', href: `${records}${id}.html` }, id),
        ` ${Math.round(probability * 100)} %${waiting ? ` · ${words.alsoWaits}` : ''}`,
        h('p', {}, title),
        h('p', { class: 'soft' }, seen_in.join(', ')),
      ),
    ),
  );
}

function changes(all: NonNullable<ProposalFacts['appraisal']['changes']>): Element {
  return h(
    'dl',
    { class: 'changes' },
    all.map(({ at, was, now }) => [
      h('dt', {}, h('code', {}, at)),
      h('dd', {}, was !== undefined && h('del', {}, was), now !== undefined && h('ins', {}, now)),
    ]),
  );
}

function section(title: string, content: Child): Element {
  return h('section', { class: 'card-section' }, h('h3', {}, title), content);
}
