import type { Finding } from '../../../diagnosis/index.ts';
import type { FailureRecord } from '../../../record/index.ts';
import { textsOf } from '../../../diagnosis/index.ts';
import { h, type Child, type Element } from '../markup/element.ts';
import { recordPath, type Page } from '../pages/page.ts';

/** What a record leads to and what it was seen after; measured and reported told apart. */
export function transitionLists(page: Page, record: FailureRecord, { next }: Finding): Child {
  const before = record.transition_graph?.preceded_by ?? [];
  if (next.length + before.length === 0) return undefined;
  const { words, lang } = page;
  const texts = textsOf(lang);
  return [
    next.length > 0 && [
      h('h3', {}, words.record.leadsTo),
      h(
        'ul',
        { class: 'plain edges' },
        next.map(({ id, signature, cause, summary, via, count }) => {
          const title = cause === undefined ? signature : texts.nextCause(summary ?? cause);
          return edgeItem(page, { id, title, via, count });
        }),
      ),
    ],
    before.length > 0 && [
      h('h3', {}, words.record.precededBy),
      h(
        'ul',
        { class: 'plain edges' },
        before.map((edge) => edgeItem(page, { id: edge.id, via: edge.via, count: edge.count })),
      ),
    ],
  ];
}

interface EdgeItem {
  readonly id: string;
  readonly title?: string | undefined;
  readonly via?: string | undefined;
  readonly count?: number | undefined;
}

function edgeItem({ words, lang, link, site }: Page, { id, title, via, count }: EdgeItem): Element {
  return h(
    'li',
    { class: count === undefined ? 'edge reported' : 'edge measured' },
    edgeSign(count === undefined ? 'reported' : 'measured'),
    h(
      'div',
      {},
      site.has(id)
        ? h('a', { class: 'record-id', href: link(recordPath(lang, id)) }, id)
        : [h('code', {}, id), h('span', { class: 'soft' }, ` ${words.record.unknownRecord}`)],
      title !== undefined && h('p', { class: 'edge-title' }, title),
      h(
        'p',
        { class: 'soft' },
        count === undefined ? words.record.reportedEdge : words.record.measuredEdge(count),
        via !== undefined && [' · ', textsOf(lang).after(via)],
      ),
    ),
  );
}

/** A whole line for what was measured, a dashed one for what is only said, dots between look-alikes. */
export function edgeSign(kind: 'measured' | 'reported' | 'confused'): Element {
  return h(
    'svg',
    { class: `edge-sign edge-${kind}`, viewBox: '0 0 34 12', 'aria-hidden': 'true' },
    h('path', { class: 'stroke', d: kind === 'confused' ? 'M1 6H33' : 'M1 6H30' }),
    kind !== 'confused' && h('path', { class: 'head', d: 'M27 2.5 32 6 27 9.5' }),
  );
}
