import { textsOf, type Diagnosis, type FailingPart, type Finding } from '../../../diagnosis/index.ts';
import { h, type Child, type Element } from '../markup/element.ts';
import { wordsOf } from '../words/words-of.ts';
import { actionItem } from './action-item.ts';
import { tierBadge } from './tier-badge.ts';
import { webLink } from './web-link.ts';

export interface CardContext {
  readonly lang: 'en' | 'zh';
  /** The way to a record's page, or to `undefined` where it has none. */
  readonly recordLink: (id: string) => string | undefined;
  /** The way to the page where a record is proposed, where there is one. */
  readonly proposeLink?: string | undefined;
}

/** The whole answer beside a log: the best finding as a card, the others in short. */
export function diagnosisCard(diagnosis: Diagnosis, context: CardContext): Child {
  const [best, ...others] = diagnosis.findings;
  if (diagnosis.decision === 'unknown' || !best) return unknownCard(diagnosis, context);
  const texts = textsOf(context.lang);
  return [
    findingCard(best, diagnosis.decision, context),
    others.length > 0 &&
      section(
        texts.also,
        h(
          'ul',
          { class: 'plain also' },
          others.slice(0, 6).map((other) => alsoItem(other, context)),
        ),
      ),
  ];
}

function findingCard(finding: Finding, decision: 'known' | 'likely', context: CardContext): Element {
  const { lang } = context;
  const words = wordsOf(lang);
  const texts = textsOf(lang);
  return h(
    'article',
    { class: `card card-${decision}` },
    h(
      'header',
      { class: 'card-head' },
      h(
        'p',
        { class: 'card-line' },
        h('span', { class: `decision decision-${decision}` }, texts.decision[decision]),
        tierBadge(finding.tier, words),
        h('span', { class: 'soft' }, words.paste.probability(Math.round(finding.probability * 100))),
        h('span', { class: 'soft' }, words.paste.roles[finding.role]),
      ),
      h('h2', { class: 'signature' }, finding.title),
      h('p', { class: 'card-line' }, recordName(finding.id, context), lineButton(finding.lines, lang)),
    ),
    finding.explanation && h('p', { class: 'explanation' }, finding.explanation),
    causes(finding, lang),
    actions(texts.avoid, 'avoid', finding, lang),
    actions(texts.take, 'take', finding, lang),
    nextErrors(finding, context),
    lookAlikes(finding, context),
    finding.documentation &&
      h('p', { class: 'soft' }, `${texts.documentation}: `, webLink(finding.documentation)),
  );
}

function unknownCard({ failing }: Diagnosis, { lang, proposeLink }: CardContext): Element {
  const texts = textsOf(lang);
  return h(
    'article',
    { class: 'card card-unknown' },
    h(
      'header',
      { class: 'card-head' },
      h(
        'p',
        { class: 'card-line' },
        h('span', { class: 'decision decision-unknown' }, texts.decision.unknown),
      ),
      h('h2', {}, failing.length > 0 ? texts.unknownAdvice : texts.nothingFailed),
    ),
    failing.slice(0, 3).map((part) => failingPart(part, lang)),
    proposeLink !== undefined &&
      failing.length > 0 &&
      h(
        'p',
        { class: 'card-section' },
        h('a', { class: 'button', href: proposeLink, 'data-draft': true }, wordsOf(lang).propose.invite),
      ),
  );
}

function failingPart({ lines, text, fingerprint }: FailingPart, lang: 'en' | 'zh'): Element {
  const texts = textsOf(lang);
  const words = wordsOf(lang);
  return section(
    texts.failing,
    h('p', { class: 'card-line' }, lineButton(lines, lang)),
    h('pre', { class: 'excerpt', tabindex: 0 }, text.join('\n')),
    h(
      'p',
      { class: 'card-line soft' },
      `${texts.fingerprint} `,
      h('code', {}, fingerprint),
      h('button', { type: 'button', class: 'copy small', 'data-copy': true }, words.copy),
    ),
  );
}

function causes({ causes: all }: Finding, lang: 'en' | 'zh'): Child {
  const texts = textsOf(lang);
  if (all.length === 0) return undefined;
  const items = all.map(({ id, summary, indicated }) =>
    h(
      'li',
      { class: indicated ? 'cause indicated' : 'cause' },
      h('code', { class: 'cause-id' }, id),
      indicated && h('span', { class: 'flag' }, texts.indicated),
      h('span', { class: 'cause-text' }, summary),
    ),
  );
  return section(texts.causes, h('ul', { class: 'plain causes' }, items));
}

function actions(title: string, kind: 'avoid' | 'take', finding: Finding, lang: 'en' | 'zh'): Child {
  const all = finding[kind];
  if (all.length === 0) return undefined;
  return section(
    title,
    h(
      'ul',
      { class: `plain actions ${kind}` },
      all.map((action) => actionItem(action, { lang, kind })),
    ),
  );
}

function nextErrors({ next, avoid, take }: Finding, context: CardContext): Child {
  const texts = textsOf(context.lang);
  if (next.length === 0) return undefined;
  const nameOf = (via: string) => [...avoid, ...take].find(({ id }) => id === via)?.action ?? via;
  const items = next.map(({ id, signature, cause, summary, via, count }) =>
    h(
      'li',
      {},
      h(
        'span',
        { class: 'next-name' },
        cause === undefined ? (signature ?? id) : texts.nextCause(summary ?? cause),
      ),
      h(
        'span',
        { class: 'soft' },
        ' ',
        recordName(id, context),
        via !== undefined && ` ${texts.after(nameOf(via))}`,
        count !== undefined && ` ×${count}`,
      ),
    ),
  );
  return section(texts.next, h('ul', { class: 'plain next' }, items));
}

function lookAlikes({ lookalikes }: Finding, context: CardContext): Child {
  if (lookalikes.length === 0) return undefined;
  const items = lookalikes.map(({ id, difference }) =>
    h('li', {}, recordName(id, context), difference && h('span', { class: 'soft' }, ` ${difference}`)),
  );
  return section(textsOf(context.lang).lookalikes, h('ul', { class: 'plain lookalikes' }, items));
}

function alsoItem(finding: Finding, context: CardContext): Element {
  return h(
    'li',
    {},
    h('span', { class: 'next-name' }, finding.title),
    h(
      'span',
      { class: 'card-line' },
      recordName(finding.id, context),
      lineButton(finding.lines, context.lang),
      h('span', { class: 'soft' }, wordsOf(context.lang).paste.roles[finding.role]),
    ),
  );
}

function recordName(id: string, { recordLink }: CardContext): Child {
  const link = recordLink(id);
  return link === undefined ? h('code', {}, id) : h('a', { href: link, class: 'record-id' }, id);
}

function lineButton([first, last]: readonly [number, number], lang: 'en' | 'zh'): Element {
  return h(
    'button',
    {
      type: 'button',
      class: 'line-link',
      'data-first': first,
      'data-last': last,
      title: wordsOf(lang).paste.showLines,
    },
    textsOf(lang).lines(first, last),
  );
}

function section(title: string, ...children: readonly Child[]): Element {
  return h('section', { class: 'card-section' }, h('h3', {}, title), children);
}
