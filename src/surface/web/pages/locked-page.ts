import { h, type Element } from '../markup/element.ts';
import type { Page } from './page.ts';
import { shell } from './shell.ts';

/** What a person sees who shows no key, where one is needed: nothing of the corpus, and how to get in. */
export function lockedPage(page: Page): Element {
  const { title, text, again } = page.words.locked;
  return shell(
    page,
    { title, description: title, frame: 'bare' },
    h('h1', {}, title),
    text.map((paragraph) => h('p', { class: 'lead' }, paragraph)),
    h('p', { class: 'card-section' }, h('a', { class: 'button', href: '' }, again)),
  );
}
