import { textsOf } from '../../../diagnosis/index.ts';
import type { Edge } from '../data/edges.ts';
import { h, type Child, type Element } from '../markup/element.ts';
import { edgeSign } from '../parts/transition-lists.ts';
import { recordPath, type Page } from './page.ts';
import { shell } from './shell.ts';

/** What leads to what: a map to move in, and the same as a table. */
export function graphPage(page: Page, edges: readonly Edge[]): Element {
  const { words, site } = page;
  const texts = words.graph;
  const count = (kind: Edge['kind']) => edges.filter((edge) => edge.kind === kind).length;
  const lead = texts.lead(site.records, count('measured'), count('reported'));
  return shell(
    page,
    { title: texts.title, description: lead, script: 'graph.js', current: 'graph', width: 'wide' },
    h('h1', {}, texts.title),
    h('p', { class: 'lead' }, lead),
    map(page),
    h('section', { class: 'edge-table', id: 'list' }, h('h2', {}, texts.list), edgeTable(page, edges)),
  );
}

function map(page: Page): Element {
  const texts = page.words.graph;
  const tool = (part: string, label: string, sign: string) =>
    h(
      'button',
      { type: 'button', class: 'icon-button', 'data-part': part, 'aria-label': label, title: label },
      sign,
    );
  return h(
    'div',
    {
      class: 'graph',
      id: 'graph',
      'data-graph': page.link('graph.json'),
      'data-records': page.link(`${page.lang}/records/`),
    },
    mapTools(texts),
    h(
      'div',
      { class: 'graph-stage' },
      h('canvas', { 'data-part': 'canvas', tabindex: 0, role: 'img', 'aria-label': texts.canvas }),
      h(
        'div',
        { class: 'graph-zoom' },
        tool('zoom-in', texts.zoomIn, '+'),
        tool('zoom-out', texts.zoomOut, '−'),
        tool('fit', texts.fit, '⤢'),
      ),
    ),
    h(
      'aside',
      { class: 'graph-detail', 'data-part': 'detail', 'aria-live': 'polite' },
      h('p', { class: 'soft' }, texts.nothing),
    ),
    h('p', { class: 'soft graph-hint' }, texts.hint),
  );
}

function mapTools(texts: Page['words']['graph']): Element {
  return h(
    'div',
    { class: 'graph-tools' },
    h(
      'form',
      { class: 'graph-search', 'data-part': 'search-form' },
      h('input', {
        type: 'search',
        list: 'graph-records',
        'data-part': 'search',
        'aria-label': texts.search,
        placeholder: texts.placeholder,
        autocomplete: 'off',
        spellcheck: 'false',
      }),
      h('datalist', { id: 'graph-records' }),
      h('span', { class: 'soft', 'data-part': 'found', role: 'status' }),
    ),
    h(
      'ul',
      { class: 'legend', 'aria-label': texts.legend },
      (['measured', 'reported', 'confused'] as const).map((kind) => h('li', {}, edgeSign(kind), texts[kind])),
    ),
  );
}

function edgeTable(page: Page, edges: readonly Edge[]): Child {
  const texts = page.words.graph;
  if (edges.length === 0) return h('p', {}, texts.noEdges);
  const heads = [texts.from, texts.to, texts.via, texts.kind];
  return [
    h('p', { class: 'soft' }, texts.listLead),
    h(
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
        edges.map((edge) => edgeRow(page, edge)),
      ),
    ),
  ];
}

function edgeRow(page: Page, { from, to, via, kind, count, condition, cause }: Edge): Element {
  const { words } = page;
  return h(
    'tr',
    { class: `edge-${kind}-row` },
    h('td', {}, recordName(page, from)),
    h('td', {}, recordName(page, to), cause !== undefined && h('span', { class: 'soft' }, ` (${cause})`)),
    h('td', {}, via !== undefined ? h('code', {}, via) : condition),
    h(
      'td',
      {},
      edgeSign(kind),
      ' ',
      kind === 'measured'
        ? words.record.measuredEdge(count ?? 0)
        : kind === 'reported'
          ? words.record.reportedEdge
          : textsOf(page.lang).lookalikes,
    ),
  );
}

function recordName({ site, lang, link }: Page, id: string): Element {
  return site.has(id)
    ? h('a', { class: 'record-id', href: link(recordPath(lang, id)) }, id)
    : h('code', {}, id);
}
