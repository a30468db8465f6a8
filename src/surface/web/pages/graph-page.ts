import type { GraphEdge, TransitionGraph } from '../../../diagnosis/index.ts';
import { h, type Child, type Element } from '../markup/element.ts';
import { basisText, edgeLooks, edgeSign, lookOf } from '../parts/edge-sign.ts';
import { recordPath, type Page } from './page.ts';
import { shell } from './shell.ts';

/** What leads to what: a map to move in, and the same as a table. */
export function graphPage(page: Page, { edges: inside, loose }: TransitionGraph): Element {
  const { words, site } = page;
  const texts = words.graph;
  const edges = [...inside, ...loose];
  // One that several actions lead to is one transition, as `wayout corpus stats` counts.
  const resting = (on: GraphEdge['basis']) =>
    new Set(
      edges
        .filter((edge) => lookOf(edge) === on)
        .map(({ from, to, cause = '' }) => JSON.stringify([from, to, cause])),
    ).size;
  const lead = texts.lead(site.records, {
    measured: resting('measured'),
    observed: resting('observed'),
    claimed: resting('claimed'),
  });
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
      edgeLooks.map((look) => h('li', {}, edgeSign(look), texts[look])),
    ),
  );
}

function edgeTable(page: Page, edges: readonly GraphEdge[]): Child {
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

function edgeRow(page: Page, edge: GraphEdge): Element {
  const { from, to, via, condition, cause } = edge;
  return h(
    'tr',
    { class: `edge-${lookOf(edge)}-row` },
    h('td', {}, recordName(page, from)),
    h('td', {}, recordName(page, to), cause !== undefined && h('span', { class: 'soft' }, ` (${cause})`)),
    h('td', {}, via !== undefined ? h('code', {}, via) : condition),
    h('td', {}, edgeSign(lookOf(edge)), ' ', basisText(edge, page.lang)),
  );
}

function recordName({ site, lang, link }: Page, id: string): Element {
  return site.has(id)
    ? h('a', { class: 'record-id', href: link(recordPath(lang, id)) }, id)
    : h('code', {}, id);
}
