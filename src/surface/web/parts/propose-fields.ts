import { h, type Attributes, type Element } from '../markup/element.ts';
import type { Words } from '../words/words.ts';

export type ActionKind = 'avoid' | 'take';

/** The fields of one dead end or workaround. @param n which one, so that ids stay apart */
export function actionFields(kind: ActionKind, n: number, { propose }: Words): Element {
  const field = (name: string, label: string, attributes: Attributes = {}) =>
    textField(`${kind}-${n}-${name}`, label, { 'data-field': name, ...attributes });
  return h(
    'div',
    { class: 'action-fields', 'data-kind': kind },
    field('action', propose.action),
    kind === 'avoid' ? field('why_fails', propose.why) : field('how', propose.how),
    kind === 'take' && field('command', propose.command, { class: 'code', spellcheck: 'false' }),
  );
}

export function textField(id: string, label: string, attributes: Attributes = {}, hint?: string): Element {
  return labelled(id, label, h('input', { type: 'text', ...fieldAttributes(id, hint), ...attributes }), hint);
}

export function textArea(id: string, label: string, attributes: Attributes = {}, hint?: string): Element {
  return labelled(id, label, h('textarea', { ...fieldAttributes(id, hint), ...attributes }), hint);
}

function fieldAttributes(id: string, hint: string | undefined): Attributes {
  return { id, autocomplete: 'off', 'aria-describedby': hint === undefined ? undefined : `${id}-hint` };
}

function labelled(id: string, label: string, control: Element, hint: string | undefined): Element {
  return h(
    'div',
    { class: 'field' },
    h('label', { for: id }, label),
    control,
    hint !== undefined && h('p', { class: 'soft', id: `${id}-hint` }, hint),
  );
}
