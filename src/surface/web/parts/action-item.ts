import { numberText, textsOf, type AdvisedAction } from '../../../diagnosis/index.ts';
import { h, type Child, type Element } from '../markup/element.ts';
import { wordsOf } from '../words/words-of.ts';
import type { Words } from '../words/words.ts';
import { verdictMark } from './marks.ts';
import { rateBar } from './rate.ts';
import { webLink } from './web-link.ts';

export interface ActionContext {
  readonly lang: 'en' | 'zh';
  readonly kind: 'avoid' | 'take';
  /** What is claimed beside a measured number. */
  readonly claimed?: number | undefined;
  /** Element id, so that others can link to it. */
  readonly anchor?: string;
}

/** A dead end or a workaround, with the command to copy and what is known of it. */
export function actionItem(action: AdvisedAction, { lang, kind, claimed, anchor }: ActionContext): Element {
  const words = wordsOf(lang);
  const texts = textsOf(lang);
  return h(
    'li',
    { class: `action action-${kind}`, id: anchor },
    h('div', { class: 'action-sign' }, verdictMark(kind === 'avoid' ? 'persists' : 'fixed')),
    h(
      'div',
      { class: 'action-body' },
      h('p', { class: 'action-title' }, action.action, action.risk && riskBadge(action.risk, lang)),
      action.detail && h('p', { class: 'action-detail' }, action.detail),
      action.condition && h('p', { class: 'action-note' }, texts.onlyIf(action.condition)),
      action.causes && h('p', { class: 'action-note' }, texts.forCauses(action.causes.join(', '))),
      action.command !== undefined && commandBlock(action.command, words),
      h(
        'p',
        { class: 'action-number' },
        rateBar(action.success, words, claimed),
        h(
          'span',
          {},
          numberText(action, texts),
          claimed !== undefined && `; ${texts.claimed(Math.round(claimed * 100))}`,
        ),
      ),
      sourceList(action.sources ?? [], words),
    ),
  );
}

/** A command with its button; what is copied is what is seen. */
export function commandBlock(command: string, words: Words): Element {
  return h(
    'div',
    { class: 'command' },
    h('pre', { tabindex: 0 }, h('code', {}, command)),
    h('button', { type: 'button', class: 'copy', 'data-copy': true }, words.copy),
  );
}

function riskBadge(risk: keyof ReturnType<typeof textsOf>['risk'], lang: 'en' | 'zh'): Child {
  return h('span', { class: `risk risk-${risk}` }, textsOf(lang).risk[risk]);
}

function sourceList(sources: readonly string[], words: Words): Child {
  if (sources.length === 0) return undefined;
  return h(
    'details',
    { class: 'sources' },
    h('summary', {}, `${words.sources} (${sources.length})`),
    h(
      'ul',
      {},
      sources.map((source) => h('li', {}, webLink(source))),
    ),
  );
}
