import { isReached, type MeasuredRow, type MeasuredSection } from '../data/measurements.ts';
import type { DomainQuality, Quality, Share } from '../data/quality.ts';
import { h, type Child, type Element } from '../markup/element.ts';
import { verdictBar } from '../parts/history.ts';
import { verdictMark, verdictNames } from '../parts/marks.ts';
import { tierBadge } from '../parts/tier-badge.ts';
import type { Page } from './page.ts';
import { shell } from './shell.ts';

/** What was measured of this corpus and of this version, each number with its n. */
export function qualityPage(page: Page, quality: Quality, sections: readonly MeasuredSection[]): Element {
  const { words } = page;
  const texts = words.quality;
  return shell(
    page,
    { title: texts.title, description: texts.lead, current: 'quality', width: 'wide' },
    h(
      'div',
      { class: 'quality' },
      h('h1', {}, texts.title),
      h('p', { class: 'lead' }, texts.lead),
      h(
        'section',
        {},
        h('h2', {}, texts.truth),
        h('p', { class: 'soft' }, texts.truthLead),
        shares(page, quality),
      ),
      h(
        'div',
        { class: 'quality-pair' },
        h('section', {}, h('h2', {}, texts.verdictsTitle), verdictTable(page, quality)),
        h('section', {}, h('h2', {}, texts.tiersTitle), tierTable(page, quality)),
      ),
      h('section', {}, h('h2', {}, texts.byDomain), domainTable(page, quality.domains)),
      h('section', {}, h('h2', {}, texts.evaluation), evaluation(page, sections)),
    ),
  );
}

function shares({ words }: Page, { shares: all }: Quality): Element {
  const texts = words.quality;
  const names = [
    'executed',
    'reproduced',
    'contradictions',
    'deadEndsHeld',
    'workaroundsHeld',
    'harmful',
    'inconclusive',
    'sourced',
    'translated',
  ] as const;
  return h(
    'dl',
    { class: 'shares' },
    names.map((name) =>
      h('div', {}, h('dt', {}, texts.rows[name]), h('dd', {}, shareText(all[name], words.lang))),
    ),
  );
}

function shareText({ count, of }: Share, lang: 'en' | 'zh'): Child {
  const number = new Intl.NumberFormat(lang);
  return [
    h('span', { class: 'share-count' }, number.format(count)),
    h('span', { class: 'share-of' }, ` / ${number.format(of)}`),
    of > 0 && h('span', { class: 'share-percent' }, ` ${((count / of) * 100).toFixed(1)} %`),
  ];
}

function verdictTable({ words }: Page, { verdicts }: Quality): Element {
  const most = Math.max(1, ...Object.values(verdicts).map((count) => count ?? 0));
  return h(
    'table',
    {},
    h(
      'tbody',
      {},
      verdictNames.map((name) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row', class: 'verdict-name' }, verdictMark(name), ' ', words.verdicts[name]),
          h('td', { class: 'number' }, verdicts[name] ?? 0),
          h('td', {}, plainBar(verdicts[name] ?? 0, most, `part-${name}`)),
        ),
      ),
    ),
  );
}

function tierTable({ words }: Page, { tiers }: Quality): Element {
  const most = Math.max(1, ...tiers.values());
  const known = ['reproduced', 'confirmed', 'cited', 'ai_generated'];
  const names = [...known, ...[...tiers.keys()].filter((tier) => !known.includes(tier)).sort()];
  return h(
    'table',
    {},
    h(
      'tbody',
      {},
      names.map((tier) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, tierBadge(tier, words)),
          h('td', { class: 'number' }, tiers.get(tier) ?? 0),
          h('td', {}, plainBar(tiers.get(tier) ?? 0, most, 'part-tier')),
        ),
      ),
    ),
  );
}

function plainBar(count: number, most: number, name: string): Element {
  const width = count === 0 ? 0 : Math.max(2, Math.round((count / most) * 160));
  return h(
    'svg',
    { class: 'verdict-bar', viewBox: '0 0 170 12', 'aria-hidden': 'true' },
    h('rect', { class: name, x: 0, y: 1, width, height: 10, rx: 1.5 }),
  );
}

function domainTable({ words, link, lang }: Page, domains: readonly DomainQuality[]): Element {
  const texts = words.quality;
  const most = Math.max(
    1,
    ...domains.map(({ verdicts }) => Object.values(verdicts).reduce((sum, n) => sum + (n ?? 0), 0)),
  );
  const heads = [
    words.record.domain,
    texts.recordsColumn,
    texts.trialsColumn,
    texts.actionsColumn,
    texts.verdictsTitle,
  ];
  return h(
    'table',
    {},
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        heads.map((name) => h('th', { scope: 'col' }, name)),
      ),
    ),
    h(
      'tbody',
      {},
      domains.map(({ domain, records, trials, actionsTried, verdicts }) =>
        h(
          'tr',
          {},
          h(
            'th',
            { scope: 'row' },
            h('a', { href: `${link(`${lang}/records.html`)}?domain=${encodeURIComponent(domain)}` }, domain),
          ),
          h('td', { class: 'number' }, records),
          h('td', { class: 'number' }, trials),
          h('td', { class: 'number' }, `${actionsTried.count} / ${actionsTried.of}`),
          h('td', {}, trials > 0 && verdictBar(verdicts, most, words)),
        ),
      ),
    ),
  );
}

function evaluation(page: Page, sections: readonly MeasuredSection[]): Child {
  const texts = page.words.quality;
  if (sections.length === 0) return h('p', { class: 'soft' }, texts.noEvaluation);
  return [
    h('p', { class: 'soft' }, texts.evaluationLead),
    sections.map(({ title, rows }) => [h('h3', {}, sectionName(title, page)), measuredTable(rows, page)]),
  ];
}

function measuredTable(rows: readonly MeasuredRow[], page: Page): Element {
  const texts = page.words.quality;
  const heads = [texts.measure, texts.value, texts.n, texts.target];
  return h(
    'table',
    { class: 'measured' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        heads.map((name) => h('th', { scope: 'col' }, name)),
      ),
    ),
    h(
      'tbody',
      {},
      rows.map((row) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, measureName(row.measure, page)),
          h('td', { class: 'number' }, row.value),
          h('td', { class: 'number' }, row.n),
          h('td', {}, targetText(row, page)),
        ),
      ),
    ),
  );
}

function targetText(row: MeasuredRow, { words }: Page): Child {
  const reached = isReached(row);
  const target = row.target.replace('>=', '≥').replace('<=', '≤');
  if (reached === undefined) return target;
  const { met, missed } = words.quality;
  return [
    verdictMark(reached ? 'fixed' : 'persists'),
    ` ${target} `,
    h('span', { class: 'soft' }, reached ? met : missed),
  ];
}

function measureName(measure: string, { words }: Page): string {
  const found = words.quality.measures.find(([pattern]) => pattern.test(measure));
  return found ? measure.replace(found[0], found[1]) : measure;
}

function sectionName(title: string, { words }: Page): string {
  return words.quality.sections[title] ?? title;
}
