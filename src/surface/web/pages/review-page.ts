import { h, type Element } from '../markup/element.ts';
import { keyForm } from '../parts/key-form.ts';
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
      keyForm(words, texts.keyHint),
      h('p', { 'data-part': 'status', role: 'status' }, texts.loading),
      h('div', { 'data-part': 'queue' }),
    ),
    h('noscript', {}, h('p', { class: 'note' }, words.needsScript)),
  );
}
