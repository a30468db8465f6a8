import { h, type Element } from '../markup/element.ts';
import type { Page } from './page.ts';
import { shell } from './shell.ts';

/** Proposed records, for the person who accepts or rejects them; everything in it comes from the API. */
export function reviewPage(page: Page): Element {
  const { words } = page;
  const texts = words.review;
  return shell(
    page,
    { title: texts.title, description: texts.lead, script: 'review.js', current: 'review' },
    h('h1', {}, texts.title),
    h('p', { class: 'lead' }, texts.lead),
    h(
      'div',
      {
        id: 'review',
        class: 'review',
        'data-api': page.link('api/v1/'),
        'data-records': page.link(`${page.lang}/records/`),
      },
      h(
        'form',
        { class: 'key-form', 'data-part': 'key-form', hidden: true },
        h('label', { for: 'review-key' }, texts.key),
        h('input', {
          id: 'review-key',
          type: 'password',
          autocomplete: 'off',
          'data-part': 'key',
          'aria-describedby': 'key-hint',
        }),
        h('button', { type: 'submit', class: 'button primary' }, texts.connect),
        h('p', { class: 'soft', id: 'key-hint' }, texts.keyHint),
      ),
      h('p', { 'data-part': 'status', role: 'status' }, texts.loading),
      h(
        'button',
        { type: 'button', class: 'button quiet', 'data-part': 'forget', hidden: true },
        texts.forget,
      ),
      h('div', { 'data-part': 'queue' }),
    ),
    h('noscript', {}, h('p', { class: 'note' }, words.needsScript)),
  );
}
