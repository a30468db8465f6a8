import { textsOf, type GraphEdge } from '../../../diagnosis/index.ts';
import type { FailureRecord } from '../../../record/index.ts';
import { h, type Child, type Element } from '../markup/element.ts';
import { recordPath, type Page } from '../pages/page.ts';
import { basisText, edgeSign, lookOf } from './edge-sign.ts';

export interface TransitionListsInput {
  readonly id: string;
  /** Of the graph; those of other records are passed over. */
  readonly edges: readonly GraphEdge[];
  readonly find: (id: string) => FailureRecord | undefined;
}

/** What a record leads to and what it was seen after; measured, observed and claimed told apart. */
export function transitionLists(page: Page, { id, edges, find }: TransitionListsInput): Child {
  const leading = edges.filter(({ kind }) => kind === 'leads_to');
  const after = leading.filter(({ from }) => from === id);
  const before = leading.filter(({ from, to }) => to === id && from !== id);
  if (after.length + before.length === 0) return undefined;
  const titleOf = (edge: GraphEdge) => nameAfter(edge, find(edge.to), page.lang);
  return [
    edgeList(page.words.record.leadsTo, after, (edge) => edgeItem(page, edge.to, edge, titleOf(edge))),
    edgeList(page.words.record.precededBy, before, (edge) => edgeItem(page, edge.from, edge)),
  ];
}

/** The message that follows, or the cause that it gives away. */
function nameAfter({ cause }: GraphEdge, record: FailureRecord | undefined, lang: 'en' | 'zh') {
  const texts = textsOf(lang);
  const pick = (en: string | undefined, zh: string | undefined) => (lang === 'zh' ? (zh ?? en) : en);
  if (cause === undefined) return pick(record?.signature, record?.signature_zh);
  const { summary, summary_zh } = record?.causes?.find(({ id }) => id === cause) ?? {};
  return texts.nextCause(pick(summary, summary_zh) ?? cause);
}

function edgeList(title: string, edges: readonly GraphEdge[], itemOf: (edge: GraphEdge) => Element): Child {
  return edges.length > 0 && [h('h3', {}, title), h('ul', { class: 'plain edges' }, edges.map(itemOf))];
}

function edgeItem(page: Page, other: string, edge: GraphEdge, title?: string): Element {
  const { words, lang, link, site } = page;
  return h(
    'li',
    { class: `edge ${lookOf(edge)}` },
    edgeSign(lookOf(edge)),
    h(
      'div',
      {},
      site.has(other)
        ? h('a', { class: 'record-id', href: link(recordPath(lang, other)) }, other)
        : [h('code', {}, other), h('span', { class: 'soft' }, ` ${words.record.unknownRecord}`)],
      title !== undefined && h('p', { class: 'edge-title' }, title),
      h(
        'p',
        { class: 'soft' },
        basisText(edge, lang),
        edge.via !== undefined && [' · ', textsOf(lang).after(edge.via)],
      ),
    ),
  );
}
