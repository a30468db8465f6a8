import { h, type Child, type Element } from '../markup/element.ts';
import { languages } from '../words/words-of.ts';
import { contentSecurityPolicy } from '../content-security-policy.ts';
import type { Page } from './page.ts';

export interface ShellOptions {
  readonly title: string;
  readonly description: string;
  /** Its own script: `paste.js`. */
  readonly script?: string;
  readonly current?: 'paste' | 'records' | 'graph' | 'quality' | 'propose' | 'review';
  /** A page that is as wide as the window. @default 'text' */
  readonly width?: 'text' | 'wide';
  /** Navigation and footer tell of the corpus: for those who may read it. @default 'whole' */
  readonly frame?: 'whole' | 'bare';
}

/** The frame of every page: head, navigation, footer. */
export function shell(page: Page, options: ShellOptions, ...content: readonly Child[]): Element {
  const { lang, words } = page;
  const { title, current, width = 'text', frame = 'whole' } = options;
  return h(
    'html',
    { lang: lang === 'zh' ? 'zh-CN' : 'en' },
    head(page, options),
    h(
      'body',
      { class: `width-${width}` },
      h('a', { class: 'skip', href: '#main' }, words.skip),
      frame === 'whole' && masthead(page, current),
      h('main', { id: 'main', tabindex: -1, 'aria-label': title }, content),
      frame === 'whole' && footer(page),
      h('div', { id: 'said', class: 'visually-hidden', role: 'status', 'aria-live': 'polite' }),
    ),
  );
}

function head(page: Page, { title, description, script, frame = 'whole' }: ShellOptions): Element {
  const { site, path } = page;
  const absolute = (to: string) => (site.base === undefined ? page.link(to) : `${site.base}${to}`);
  return h(
    'head',
    {},
    h('meta', { charset: 'utf-8' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('meta', { name: 'referrer', content: 'no-referrer' }),
    h('title', {}, `${title} · wayout`),
    h('meta', { name: 'description', content: description }),
    h('link', { rel: 'icon', href: page.asset('icon.svg'), type: 'image/svg+xml' }),
    h('script', { src: page.asset('theme.js') }),
    h('link', { rel: 'stylesheet', href: page.asset('style.css') }),
    site.base !== undefined && h('link', { rel: 'canonical', href: absolute(path) }),
    frame === 'whole' && [
      languages.map((lang) =>
        h('link', { rel: 'alternate', hreflang: lang, href: absolute(inLanguage(path, lang)) }),
      ),
      h('link', { rel: 'alternate', hreflang: 'x-default', href: absolute(inLanguage(path, 'en')) }),
    ],
    h('script', { type: 'module', src: page.asset('page.js') }),
    script !== undefined && h('script', { type: 'module', src: page.asset(script) }),
  );
}

function masthead({ words, site, lang, path, link }: Page, current: ShellOptions['current']): Element {
  const other = lang === 'en' ? 'zh' : 'en';
  const item = (name: NonNullable<typeof current>, file: string) =>
    h(
      'a',
      { href: link(`${lang}/${file}`), 'aria-current': current === name ? 'page' : undefined },
      words.nav[name],
    );
  return h(
    'header',
    { class: 'masthead' },
    h('a', { class: 'wordmark', href: link(`${lang}/index.html`), title: words.tagline }, logo(), 'wayout'),
    h(
      'nav',
      { 'aria-label': words.navLabel },
      item('paste', 'index.html'),
      item('records', 'records.html'),
      item('graph', 'graph.html'),
      item('quality', 'quality.html'),
      site.review && [item('propose', 'propose.html'), item('review', 'review.html')],
    ),
    h(
      'div',
      { class: 'masthead-tools' },
      h(
        'a',
        { href: link(inLanguage(path, other)), hreflang: other, lang: other, 'data-language': true },
        words.otherLanguage,
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'theme',
          'data-theme-toggle': true,
          'aria-label': words.theme,
          title: words.theme,
        },
        h(
          'svg',
          { viewBox: '0 0 16 16', 'aria-hidden': 'true' },
          h('circle', { class: 'ring', cx: 8, cy: 8, r: 6 }),
          h('path', { class: 'fill', d: 'M8 2A6 6 0 0 1 8 14Z' }),
        ),
      ),
    ),
  );
}

/** A way that leads around a wall. */
function logo(): Element {
  return h(
    'svg',
    { class: 'logo', viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    h('path', { class: 'wall', d: 'M13 3V14' }),
    h('path', { class: 'way', d: 'M3 8H6C9 8 8.5 18.5 13 18.5S17 9 21 9' }),
    h('path', { class: 'way', d: 'M18.4 6.2 21.2 9 18.4 11.8' }),
  );
}

function footer({ words, site, link }: Page): Element {
  return h(
    'footer',
    { class: 'foot' },
    h('p', {}, words.footer.corpus(site.records, site.trials), ' · ', words.footer.privacy),
    h(
      'p',
      {},
      `${words.footer.files}: `,
      h('a', { href: link('index.json') }, 'index.json'),
      ' ',
      h('a', { href: link('errors.ndjson') }, 'errors.ndjson'),
      ' ',
      h('a', { href: link('llms.txt') }, 'llms.txt'),
      site.packs.map((digest) => [
        ' ',
        h('a', { href: link(`packs/${digest}.pack`) }, `pack ${digest.slice(0, 12)}`),
      ]),
    ),
  );
}

/** The same page in another language. */
export function inLanguage(path: string, lang: 'en' | 'zh'): string {
  return path.replace(/^(?:en|zh)\//, `${lang}/`);
}
