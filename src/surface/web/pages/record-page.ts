import {
  diagnosisOfRecord,
  type AdvisedAction,
  type Finding,
  type GraphEdge,
} from '../../../diagnosis/index.ts';
import type { FailureRecord } from '../../../record/index.ts';
import { tierOf } from '../data/catalogue.ts';
import { h, type Child, type Element } from '../markup/element.ts';
import { actionItem } from '../parts/action-item.ts';
import { historyTable } from '../parts/history.ts';
import { matrixFigure } from '../parts/matrix.ts';
import { tierBadge } from '../parts/tier-badge.ts';
import { transitionLists } from '../parts/transition-lists.ts';
import { trialList } from '../parts/trial-list.ts';
import { webLink } from '../parts/web-link.ts';
import { recordPath, type Page } from './page.ts';
import { shell } from './shell.ts';

export interface RecordPageInput {
  readonly record: FailureRecord;
  readonly find: (id: string) => FailureRecord | undefined;
  /** The transitions of the corpus. */
  readonly edges: readonly GraphEdge[];
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: Child;
}

/** Everything about one record: causes, actions, the evidence matrix and the trials behind it. */
export function recordPage(page: Page, input: RecordPageInput): Element {
  const { lang, words } = page;
  const { record, find } = input;
  const finding = diagnosisOfRecord(record, find, lang).findings[0];
  if (!finding) throw new RangeError(`Expected a finding for ${record.id}, found none`);
  const sections = sectionsOf(page, input, finding).filter(({ content }) => content !== undefined);
  const options = {
    title: finding.title,
    description: finding.explanation ?? finding.title,
    script: 'record.js',
    current: 'records',
    width: 'wide',
  } as const;
  return shell(
    page,
    options,
    h(
      'div',
      { class: 'record' },
      h(
        'header',
        { class: 'record-head' },
        breadcrumb(page, record),
        h('h1', { class: 'signature' }, finding.title),
        lang === 'zh' &&
          record.signature !== finding.title &&
          h('p', { class: 'original', lang: 'en' }, record.signature),
        h(
          'p',
          { class: 'card-line' },
          tierBadge(tierOf(record), words),
          h('span', { class: 'soft' }, words.tierNotes[tierOf(record)]),
        ),
        record.evidence?.outdated !== undefined && h('p', { class: 'note' }, words.record.outdated),
        record.role === 'wrapper' && h('p', { class: 'note' }, words.record.wrapper),
        record.expires !== undefined && h('p', { class: 'note' }, words.record.expires(record.expires)),
      ),
      h(
        'aside',
        { class: 'record-aside' },
        contents(sections, words.record.contents),
        factList(page, record),
      ),
      h('div', { class: 'record-body' }, sections.filter(isText).map(sectionElement)),
      h('div', { class: 'record-wide' }, sections.filter((one) => !isText(one)).map(sectionElement)),
    ),
    h('dialog', { id: 'trials-dialog', 'aria-label': words.record.sections.trials }),
  );
}

/** Text stands in a column that can be read; tables take the width that they need, below it. */
function isText({ id }: Section): boolean {
  return ['cause', 'avoid', 'take'].includes(id);
}

function sectionElement({ id, title, content }: Section): Element {
  return h(
    'section',
    { id, 'aria-labelledby': `${id}-title` },
    h('h2', { id: `${id}-title` }, title),
    content,
  );
}

function sectionsOf(page: Page, { record, ...graph }: RecordPageInput, finding: Finding): readonly Section[] {
  const { words } = page;
  const titles = words.record.sections;
  return [
    { id: 'cause', title: titles.cause, content: causes(finding) },
    { id: 'avoid', title: titles.avoid, content: actions('avoid', finding.avoid, record, page) },
    { id: 'take', title: titles.take, content: actions('take', finding.take, record, page) },
    { id: 'evidence', title: titles.evidence, content: matrixFigure(record, words) },
    {
      id: 'transitions',
      title: titles.transitions,
      content: transitionLists(page, { ...graph, id: record.id }),
    },
    { id: 'lookalikes', title: titles.lookalikes, content: lookAlikes(page, finding) },
    { id: 'versions', title: titles.versions, content: versionTable(page, record) },
    { id: 'history', title: titles.history, content: historyTable(record, words) },
    { id: 'trials', title: titles.trials, content: trialList(page, record) },
  ];
}

function breadcrumb({ words, lang, link }: Page, { id, domain }: FailureRecord): Element {
  return h(
    'p',
    { class: 'breadcrumb' },
    h('a', { href: link(`${lang}/records.html`) }, words.nav.records),
    ' / ',
    h('a', { href: `${link(`${lang}/records.html`)}?domain=${encodeURIComponent(domain)}` }, domain),
    ' / ',
    h('code', {}, id),
  );
}

function contents(sections: readonly Section[], title: string): Element {
  return h(
    'nav',
    { class: 'contents', 'aria-label': title },
    h('p', { class: 'aside-title' }, title),
    h(
      'ol',
      {},
      sections.map((section) => h('li', {}, h('a', { href: `#${section.id}` }, section.title))),
    ),
  );
}

function factList({ words, link, lang }: Page, record: FailureRecord): Child {
  const facts = words.record;
  const rows: readonly (readonly [string, Child])[] = [
    [facts.trials, record.evidence?.trials ?? 0],
    [facts.confirmed, record.last_confirmed],
    [facts.freshUntil, record.evidence?.fresh_until?.slice(0, 10)],
    [facts.errorCode, record.error_code && h('code', {}, record.error_code)],
    [facts.tags, record.tags?.join(', ')],
    [
      facts.documentation,
      record.official_doc_url && webLink(record.official_doc_url, record.official_doc_section),
    ],
  ];
  return h(
    'div',
    { class: 'facts' },
    h('p', { class: 'aside-title' }, facts.facts),
    h(
      'dl',
      {},
      rows
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]),
    ),
    h('p', {}, h('a', { href: link(`records/${record.id}.json`) }, facts.json)),
    h('p', {}, h('a', { href: `${link(`${lang}/graph.html`)}#${record.id}` }, facts.inGraph)),
  );
}

function causes({ explanation, causes: all }: Finding): Child {
  if (explanation === undefined && all.length === 0) return undefined;
  return [
    explanation !== undefined && h('p', { class: 'explanation' }, explanation),
    all.length > 0 &&
      h(
        'dl',
        { class: 'cause-list' },
        all.map(({ id, summary }) =>
          h('div', { id: `cause-${id}` }, h('dt', {}, h('code', {}, id)), h('dd', {}, summary)),
        ),
      ),
  ];
}

function actions(
  kind: 'avoid' | 'take',
  all: readonly AdvisedAction[],
  record: FailureRecord,
  { lang }: Page,
): Child {
  if (all.length === 0) return undefined;
  return h(
    'ul',
    { class: `plain actions ${kind}` },
    all.map((action) =>
      actionItem(action, {
        lang,
        kind,
        claimed: claimOf(action, record),
        ...(action.id && { anchor: `action-${action.id}` }),
      }),
    ),
  );
}

/** What a record claims of an action beside what was measured of it, where the two differ. */
function claimOf({ id, success }: AdvisedAction, { workarounds = [], dead_ends = [] }: FailureRecord) {
  if (success.kind !== 'measured' || id === undefined) return undefined;
  const workaround = workarounds.find((one) => one.id === id)?.success_rate;
  const deadEnd = dead_ends.find((one) => one.id === id)?.fail_rate;
  const rate = workaround ?? (deadEnd === undefined ? undefined : 1 - deadEnd);
  return rate === undefined || Math.abs(rate - success.measured.mean) < 0.002 ? undefined : rate;
}

function lookAlikes({ link, lang, site }: Page, { lookalikes }: Finding): Child {
  if (lookalikes.length === 0) return undefined;
  return h(
    'ul',
    { class: 'plain lookalikes' },
    lookalikes.map(({ id, difference }) =>
      h(
        'li',
        {},
        site.has(id)
          ? h('a', { class: 'record-id', href: link(recordPath(lang, id)) }, id)
          : h('code', {}, id),
        difference !== undefined && h('p', {}, difference),
      ),
    ),
  );
}

function versionTable({ words }: Page, { versions = [] }: FailureRecord): Child {
  if (versions.length === 0) return undefined;
  const { version, behaviour, status } = words.record;
  return h(
    'table',
    { class: 'versions' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        [version, behaviour, status].map((name) => h('th', { scope: 'col' }, name)),
      ),
    ),
    h(
      'tbody',
      {},
      versions.map((one) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, one.version),
          h('td', {}, one.behavior_change),
          h('td', {}, one.status === 'reproduced' ? words.tiers['reproduced'] : one.status),
        ),
      ),
    ),
  );
}
