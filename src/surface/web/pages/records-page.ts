import type { CatalogueEntry } from '../data/catalogue.ts';
import { h, type Element } from '../markup/element.ts';
import { recordRow } from '../parts/record-row.ts';
import { recordPath, type Page } from './page.ts';
import { shell } from './shell.ts';

/** Rows that stand in the page itself; with a script the rest comes from `index.json`. */
const firstRows = 200;

/** All records, to search and to narrow down. Without a script it is a plain list. */
export function recordsPage(page: Page, entries: readonly CatalogueEntry[]): Element {
  const { words, lang } = page;
  const texts = words.records;
  return shell(
    page,
    {
      title: texts.title,
      description: texts.lead(entries.length),
      script: 'records.js',
      current: 'records',
      width: 'wide',
    },
    h('h1', {}, texts.title),
    h('p', { class: 'lead' }, texts.lead(entries.length)),
    h(
      'div',
      {
        class: 'browse',
        id: 'browse',
        'data-index': page.link('index.json'),
        'data-records': page.link(`${lang}/records/`),
      },
      h(
        'search',
        { class: 'browse-search' },
        h('label', { class: 'visually-hidden', for: 'record-search' }, texts.search),
        h('input', {
          id: 'record-search',
          type: 'search',
          placeholder: texts.placeholder,
          autocomplete: 'off',
          spellcheck: 'false',
        }),
      ),
      h(
        'details',
        { class: 'facets', open: true, 'data-part': 'facets' },
        h('summary', {}, texts.facets),
        h('div', { 'data-part': 'facet-list' }),
      ),
      rowsSection(page, entries),
    ),
  );
}

function rowsSection({ words, lang, link }: Page, entries: readonly CatalogueEntry[]): Element {
  const texts = words.records;
  return h(
    'section',
    { class: 'rows-section', 'aria-label': texts.title },
    h(
      'div',
      { class: 'rows-bar' },
      h('p', { role: 'status', 'data-part': 'count' }, texts.count(entries.length, entries.length)),
      h(
        'label',
        { class: 'sort' },
        texts.sort,
        ' ',
        h(
          'select',
          { 'data-part': 'sort' },
          (['match', 'name', 'trials'] as const).map((name) =>
            h('option', { value: name }, texts.sorts[name]),
          ),
        ),
      ),
    ),
    h(
      'ul',
      { class: 'plain rows', 'data-part': 'rows' },
      entries.slice(0, firstRows).map((entry) => recordRow(entry, words, link(recordPath(lang, entry.id)))),
    ),
    h('button', { type: 'button', class: 'button quiet', 'data-part': 'more', hidden: true }),
  );
}
