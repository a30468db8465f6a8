import type { GraphFile, GraphFileNode } from '../data/graph-file.ts';
import { textsOf, type GraphEdge } from '../../../diagnosis/index.ts';
import { h, type Child } from '../markup/element.ts';
import { basisText, edgeSign, lookOf } from '../parts/edge-sign.ts';
import { GraphCanvas } from './graph-canvas.ts';
import { lang, words } from './page-words.ts';
import { part, partOf } from './parts.ts';
import { show } from './to-dom.ts';

// The map of transitions: move, zoom, search, and what a record leads to beside it.

const root = partOf(document, '#graph', HTMLElement);
const texts = words.graph;
const answer = await fetch(root.dataset['graph'] ?? '');
const graph: GraphFile = await answer.json();
const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
const canvas = new GraphCanvas(part(root, 'canvas', HTMLCanvasElement), graph, choose);
const search = part(root, 'search', HTMLInputElement);

show(
  partOf(root, '#graph-records', HTMLElement),
  graph.nodes.map(({ id }) => h('option', { value: id })),
);
part(root, 'zoom-in', HTMLButtonElement).addEventListener('click', () => canvas.zoomBy(1.5));
part(root, 'zoom-out', HTMLButtonElement).addEventListener('click', () => canvas.zoomBy(1 / 1.5));
part(root, 'fit', HTMLButtonElement).addEventListener('click', () => canvas.fit());
part(root, 'search-form', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  find();
});
search.addEventListener('input', () => {
  if (nodes.has(search.value)) find();
});
part(root, 'detail', HTMLElement).addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-node]') : undefined;
  if (link) go(link.dataset['node'] ?? '');
});
addEventListener('hashchange', fromAddress);
fromAddress();

function fromAddress(): void {
  const id = decodeURIComponent(location.hash.slice(1));
  if (nodes.has(id)) go(id);
}

function find(): void {
  const wanted = search.value.trim().toLowerCase();
  const words = wanted.split(/\s+/);
  const found =
    nodes.get(search.value.trim()) ??
    (wanted === ''
      ? undefined
      : graph.nodes.find(({ id, signature, signature_zh = '' }) => {
          const text = `${id} ${signature} ${signature_zh}`.toLowerCase();
          return words.every((word) => text.includes(word));
        }));
  part(root, 'found', HTMLElement).textContent = found || wanted === '' ? '' : textsForNone();
  if (found) go(found.id);
}

function textsForNone(): string {
  return words.paste.searchNone;
}

function go(id: string): void {
  canvas.goTo(id);
  choose(id);
}

function choose(id: string | undefined): void {
  const node = id === undefined ? undefined : nodes.get(id);
  show(part(root, 'detail', HTMLElement), node ? detail(node) : h('p', { class: 'soft' }, texts.nothing));
}

function detail({ id, signature, signature_zh }: GraphFileNode): Child {
  const title = lang === 'zh' ? (signature_zh ?? signature) : signature;
  const leading = graph.edges.filter(({ kind }) => kind === 'leads_to');
  const outgoing = leading.filter(({ from }) => from === id);
  const incoming = leading.filter(({ to }) => to === id);
  const confused = graph.edges.filter(
    ({ kind, from, to }) => kind === 'confused_with' && (from === id || to === id),
  );
  return [
    h('h2', { class: 'signature' }, title),
    h(
      'p',
      {},
      h(
        'a',
        { class: 'record-id', href: `${root.dataset['records'] ?? ''}${id}.html` },
        `${texts.open}: ${id}`,
      ),
    ),
    edgeList(texts.outgoing, outgoing, (edge) => edge.to),
    edgeList(texts.incoming, incoming, (edge) => edge.from),
    edgeList(textsOf(lang).lookalikes, confused, (edge) => (edge.from === id ? edge.to : edge.from)),
    outgoing.length + incoming.length + confused.length === 0 && h('p', { class: 'soft' }, texts.noEdges),
  ];
}

function edgeList(title: string, edges: readonly GraphEdge[], otherOf: (edge: GraphEdge) => string): Child {
  if (edges.length === 0) return undefined;
  return [
    h('h3', {}, title),
    h(
      'ul',
      { class: 'plain edges' },
      edges.map((edge) =>
        h(
          'li',
          {},
          edgeSign(lookOf(edge)),
          h(
            'div',
            {},
            h(
              'button',
              { type: 'button', class: 'line-link record-id', 'data-node': otherOf(edge) },
              otherOf(edge),
            ),
            edge.kind === 'leads_to' &&
              h(
                'p',
                { class: 'soft' },
                basisText(edge, lang),
                edge.via !== undefined && ` · ${textsOf(lang).after(edge.via)}`,
              ),
          ),
        ),
      ),
    ),
  ];
}
