import { h, type Element } from '../markup/element.ts';
import { wordsOf } from '../words/words-of.ts';
import type { Page } from './page.ts';
import { shell } from './shell.ts';

/** The bare address of the site: it sends on to the reader's language, and without a script offers both. */
export function chooserPage(page: Page): Element {
  const { words, link } = page;
  return shell(
    page,
    { title: words.tagline, description: words.paste.lead, script: 'chooser.js' },
    h('h1', {}, words.tagline),
    h(
      'ul',
      { class: 'plain chooser', 'data-chooser': true },
      (['en', 'zh'] as const).map((lang) =>
        h(
          'li',
          {},
          h(
            'a',
            { class: 'button', href: link(`${lang}/index.html`), lang, hreflang: lang },
            lang === 'en' ? 'English' : '中文',
          ),
          h('p', { lang }, wordsOf(lang).paste.lead),
        ),
      ),
    ),
  );
}

/** What stands where nothing is. */
export function missingPage(page: Page): Element {
  const { words, lang, link } = page;
  const { title, text, home } = words.missing;
  return shell(
    page,
    { title, description: text },
    h('h1', {}, title),
    h('p', { class: 'lead' }, text),
    h('p', {}, h('a', { class: 'button', href: link(`${lang}/index.html`) }, home)),
  );
}
