import { facets, facetValues, type CatalogueEntry, type Facet } from '../data/catalogue.ts';
import { h, type Element as TreeElement } from '../markup/element.ts';
import { recordRow } from '../parts/record-row.ts';
import { rankRecords } from '../data/rank-records.ts';
import { words } from './page-words.ts';
import { part, partOf } from './parts.ts';
import { show } from './to-dom.ts';

// Search and facets over index.json. The choice stands in the address, so that it can be shared and survives a reload.

const root = partOf(document, '#browse', HTMLElement);
const field = partOf(root, '#record-search', HTMLInputElement);
const sort = part(root, 'sort', HTMLSelectElement);
const more = part(root, 'more', HTMLButtonElement);
const texts = words.records;
const rowsAtOnce = 100;
const valuesAtOnce = 8;

let entries: readonly CatalogueEntry[] = [];
let rows = rowsAtOnce;
const opened = new Set<Facet>();
const chosen = new Map<Facet, Set<string>>(facets.map((facet) => [facet, new Set<string>()]));

async function start(): Promise<void> {
  const answer = await fetch(root.dataset['index'] ?? '');
  const index: { readonly entries: readonly CatalogueEntry[] } = await answer.json();
  entries = index.entries;
  readAddress();
  field.addEventListener('input', change);
  sort.addEventListener('change', change);
  more.addEventListener('click', () => {
    rows += rowsAtOnce * 5;
    render();
  });
  part(root, 'facet-list', HTMLElement).addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement) choose(target);
  });
  part(root, 'facet-list', HTMLElement).addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('button') : undefined;
    if (button?.dataset['clear'] !== undefined) clear();
    const facet = facets.find((one) => one === button?.dataset['more']);
    if (facet) opened.add(facet);
    if (button) render();
  });
  if (matchMedia('(max-width: 52rem)').matches) part(root, 'facets', HTMLDetailsElement).open = false;
  render();
}

function change(): void {
  rows = rowsAtOnce;
  writeAddress();
  render();
}

function choose({ name, value, checked }: HTMLInputElement): void {
  const values = chosen.get(facets.find((facet) => facet === name) ?? 'domain');
  if (checked) values?.add(value);
  else values?.delete(value);
  change();
}

function clear(): void {
  for (const values of chosen.values()) values.clear();
  field.value = '';
  change();
}

function render(): void {
  const found = rankRecords(entries, field.value);
  const shown = found.filter((entry) => facets.every((facet) => fits(entry, facet)));
  const sorted = inOrder(shown);
  part(root, 'count', HTMLElement).textContent = texts.count(shown.length, entries.length);
  show(
    part(root, 'rows', HTMLElement),
    sorted.length === 0
      ? h('li', { class: 'note' }, texts.none)
      : sorted
          .slice(0, rows)
          .map((entry) => recordRow(entry, words, `${root.dataset['records'] ?? ''}${entry.id}.html`)),
  );
  more.hidden = sorted.length <= rows;
  more.textContent = texts.more(Math.min(rowsAtOnce * 5, sorted.length - rows));
  renderFacets(found);
}

function inOrder(list: readonly CatalogueEntry[]): readonly CatalogueEntry[] {
  switch (sort.value) {
    case 'trials':
      return list.toSorted((a, b) => b.trials - a.trials);
    case 'name':
      return list.toSorted((a, b) => a.id.localeCompare(b.id, 'en'));
    default:
      return list;
  }
}

function fits(entry: CatalogueEntry, facet: Facet): boolean {
  const values = chosen.get(facet);
  return !values || values.size === 0 || facetValues(entry, facet).some((value) => values.has(value));
}

function renderFacets(found: readonly CatalogueEntry[]): void {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.id : '';
  const isAnyChosen = field.value !== '' || [...chosen.values()].some(({ size }) => size > 0);
  show(
    part(root, 'facet-list', HTMLElement),
    facets.map((facet) => facetGroup(facet, found)),
    isAnyChosen && h('button', { type: 'button', class: 'button quiet', 'data-clear': true }, texts.clear),
  );
  if (focused) document.getElementById(focused)?.focus();
}

/** Counts of a facet are of what the other facets leave. */
function facetGroup(facet: Facet, found: readonly CatalogueEntry[]): TreeElement | undefined {
  const others = found.filter((entry) => facets.every((other) => other === facet || fits(entry, other)));
  const counts = new Map<string, number>();
  for (const entry of others) {
    for (const value of facetValues(entry, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  for (const value of chosen.get(facet) ?? []) counts.set(value, counts.get(value) ?? 0);
  if (counts.size === 0) return undefined;
  const isChosen = (value: string) => chosen.get(facet)?.has(value) === true;
  const values = [...counts].sort(
    ([a, x], [b, y]) =>
      Number(isChosen(b)) - Number(isChosen(a)) || y - x || a.localeCompare(b, 'en', { numeric: true }),
  );
  const shown = opened.has(facet) ? values : values.slice(0, valuesAtOnce);
  return h(
    'fieldset',
    { class: 'facet' },
    h('legend', {}, texts.facet[facet]),
    shown.map(([value, count]) => facetValue(facet, value, count)),
    shown.length < values.length &&
      h(
        'button',
        { type: 'button', class: 'facet-more', 'data-more': facet },
        texts.moreValues(values.length - shown.length),
      ),
  );
}

function facetValue(facet: Facet, value: string, count: number): TreeElement {
  const id = `facet-${facet}-${value.replace(/[^\w.-]/g, '_')}`;
  return h(
    'label',
    { class: 'facet-value', for: id },
    h('input', { type: 'checkbox', id, name: facet, value, checked: chosen.get(facet)?.has(value) }),
    h('span', {}, nameOf(facet, value)),
    h('span', { class: 'facet-count' }, count),
  );
}

const names: Readonly<Record<string, string>> = {
  linux: 'Linux',
  macos: 'macOS',
  windows: 'Windows',
  en: 'English',
  zh: '中文',
};

function nameOf(facet: Facet, value: string): string {
  if (facet === 'tier') return words.tiers[value] ?? value;
  return facet === 'os' || facet === 'language' ? (names[value] ?? value) : value;
}

function readAddress(): void {
  const asked = new URLSearchParams(location.search);
  field.value = asked.get('q') ?? '';
  for (const facet of facets) for (const value of asked.getAll(facet)) chosen.get(facet)?.add(value);
}

function writeAddress(): void {
  const asked = new URLSearchParams();
  if (field.value !== '') asked.set('q', field.value);
  for (const [facet, values] of chosen) for (const value of values) asked.append(facet, value);
  const query = asked.toString();
  history.replaceState(undefined, '', query ? `?${query}` : location.pathname);
}

await start();
