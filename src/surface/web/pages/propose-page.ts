import { h, type Element } from '../markup/element.ts';
import { keyForm } from '../parts/key-form.ts';
import { actionFields, textArea, textField, type ActionKind } from '../parts/propose-fields.ts';
import type { Page } from './page.ts';
import { shell } from './shell.ts';

/** Where a person proposes a record. Nothing is sent before the button is pressed. */
export function proposePage(page: Page): Element {
  const { words } = page;
  const texts = words.propose;
  return shell(
    page,
    { title: texts.title, description: texts.lead, script: 'propose.js', current: 'propose' },
    h('h1', {}, texts.title),
    h('p', { class: 'lead' }, texts.lead),
    h(
      'div',
      {
        id: 'propose',
        class: 'propose',
        'data-api': page.link('api/v1/'),
        'data-records': page.link(`${page.lang}/records/`),
        'data-queue': page.link(`${page.lang}/review.html`),
      },
      form(page),
      keyForm(words, texts.keyHint),
      h('p', { 'data-part': 'status', role: 'status' }),
      h('div', { 'data-part': 'result' }),
    ),
    h('noscript', {}, h('p', { class: 'note' }, words.needsScript)),
  );
}

function form({ words }: Page): Element {
  const texts = words.propose;
  const code = { class: 'code', spellcheck: 'false', autocapitalize: 'off' };
  const actions = (kind: ActionKind) =>
    h(
      'fieldset',
      {},
      h('legend', {}, texts[kind]),
      actionFields(kind, 1, words),
      h('button', { type: 'button', class: 'button quiet', 'data-more': kind }, texts.more),
    );
  return h(
    'form',
    { class: 'propose-form', 'data-part': 'form' },
    textArea('output', texts.output, { ...code, rows: 7, maxlength: 200_000 }, texts.outputHint),
    textField('signature', texts.signature, { ...code, required: true }, texts.signatureHint),
    textField('regex', texts.expression, code, texts.expressionHint),
    textField(
      'id',
      texts.id,
      { ...code, required: true, pattern: '[a-z0-9][a-z0-9._\\-]*/[a-z0-9][a-z0-9._\\-]*' },
      texts.idHint,
    ),
    textArea('root_cause', texts.cause, { rows: 3 }),
    actions('avoid'),
    actions('take'),
    textField('note', texts.note, { maxlength: 2000 }, texts.noteHint),
    h('button', { type: 'submit', class: 'button primary' }, texts.send),
  );
}
