import { h, type Element } from '../markup/element.ts';
import { packPath, type Page } from './page.ts';
import { shell } from './shell.ts';

/** Where a log is dropped or pasted and explained, all of it in the reader's browser. */
export function pastePage(page: Page): Element {
  const { words } = page;
  const texts = words.paste;
  return shell(
    page,
    { title: texts.title, description: texts.lead, script: 'paste.js', current: 'paste', width: 'wide' },
    h(
      'div',
      {
        id: 'paste',
        class: 'paste',
        'data-packs': page.site.packs.map((digest) => page.link(packPath(digest))).join(' '),
        'data-worker': page.asset('worker.js'),
        'data-records': page.link(`${page.lang}/records/`),
        'data-example': page.link('example.log'),
        'data-propose': page.site.review && page.link(`${page.lang}/propose.html`),
      },
      intake(page),
      result(page),
    ),
    h('noscript', {}, h('p', { class: 'note' }, words.needsScript)),
  );
}

function intake({ words }: Page): Element {
  const texts = words.paste;
  return h(
    'section',
    { class: 'intake', 'data-part': 'intake' },
    h('h1', {}, texts.title),
    h('p', { class: 'lead' }, texts.lead),
    h(
      'form',
      { class: 'intake-form' },
      h(
        'div',
        { class: 'dropzone', 'data-part': 'dropzone' },
        h('label', { class: 'visually-hidden', for: 'log-text' }, texts.orPaste),
        h('textarea', {
          id: 'log-text',
          rows: 11,
          spellcheck: 'false',
          autocomplete: 'off',
          autocapitalize: 'off',
          placeholder: texts.placeholder,
        }),
        h(
          'div',
          { class: 'dropzone-bar' },
          h('label', { class: 'button file-button', for: 'log-file' }, texts.choose),
          h('input', { type: 'file', id: 'log-file', class: 'visually-hidden' }),
          h('span', { class: 'soft drop-hint' }, texts.drop),
          h('button', { type: 'button', class: 'button quiet', 'data-part': 'example' }, texts.example),
          h('button', { type: 'submit', class: 'button primary' }, texts.run),
        ),
      ),
      h(
        'p',
        { class: 'intake-note' },
        h('span', { class: 'lock', 'aria-hidden': 'true' }),
        texts.stays,
        ' ',
        h('span', { class: 'soft' }, texts.shortcut),
      ),
    ),
    h('p', { class: 'complaint', 'data-part': 'complaint', role: 'alert' }),
  );
}

function result({ words }: Page): Element {
  const texts = words.paste;
  return h(
    'section',
    { class: 'result', 'data-part': 'result', hidden: true },
    h(
      'header',
      { class: 'result-bar' },
      h('h1', { class: 'file-name', 'data-part': 'name' }),
      h(
        'div',
        { class: 'progress-line', 'data-part': 'progress-line' },
        h('progress', { max: 100, value: 0, 'data-part': 'progress', 'aria-label': texts.log }),
        h('span', { 'data-part': 'progress-text', role: 'status' }),
        h('button', { type: 'button', class: 'button quiet', 'data-part': 'cancel' }, texts.cancel),
      ),
      h('p', { class: 'soft', 'data-part': 'summary', role: 'status' }),
      h('button', { type: 'button', class: 'button quiet', 'data-part': 'another' }, texts.another),
    ),
    h(
      'div',
      { class: 'panes' },
      h(
        'div',
        { class: 'pane log-pane' },
        logTools(texts),
        h('div', {
          class: 'log-view',
          'data-part': 'log',
          tabindex: 0,
          role: 'region',
          'aria-label': texts.log,
        }),
      ),
      h('section', { class: 'pane answer', 'data-part': 'answer', 'aria-label': texts.answer, tabindex: -1 }),
    ),
  );
}

function logTools(texts: Page['words']['paste']): Element {
  const button = (part: string, label: string, sign: string) =>
    h(
      'button',
      { type: 'button', class: 'icon-button', 'data-part': part, 'aria-label': label, title: label },
      sign,
    );
  return h(
    'div',
    { class: 'log-tools' },
    button('previous', texts.previous, '↑'),
    h('span', { class: 'soft place', 'data-part': 'place', role: 'status' }),
    button('next', texts.next, '↓'),
    h(
      'form',
      { class: 'log-search', 'data-part': 'search-form' },
      h('input', {
        type: 'search',
        'data-part': 'search',
        'aria-label': texts.search,
        placeholder: texts.search,
        spellcheck: 'false',
      }),
      h('span', { class: 'soft', 'data-part': 'search-place', role: 'status' }),
    ),
    h('input', {
      class: 'go-line',
      type: 'text',
      inputmode: 'numeric',
      'data-part': 'go-line',
      'aria-label': texts.goToLine,
      placeholder: texts.goToLine,
    }),
  );
}
