import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { h } from './element.ts';
import { isHarmlessLink, isWebAddress, relativeLink } from './links.ts';
import { toHtml } from './to-html.ts';

test('text and attributes of any kind stay text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const html = toHtml(h('p', { title: text }, text));
      const [, title = '', body = ''] = /^<p title="([^"]*)">([^<]*)<\/p>$/.exec(html) ?? [];
      expect(html.startsWith('<p title="')).toBe(true);
      expect([title, body].join('')).not.toMatch(/[<>"'\u0000-\u0008\u001b\u202a-\u202e\u2066-\u2069]/);
      expect(/^<p title="[^"]*">[^<]*<\/p>$/.test(html)).toBe(true);
    }),
  );
});

test('invisible characters are shown, not obeyed', () => {
  expect(toHtml(h('p', {}, 'a\u202eb\u001b[31mc'))).toBe('<p>a\\u{202e}b\\u{1b}[31mc</p>');
});

test('a script only loads', () => {
  expect(toHtml(h('script', { src: 'a.js' }, 'alert(1)'))).toBe('<script src="a.js"></script>');
});

test.for([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  '//evil.example/',
  '\\\\evil.example',
  'https:// spaced',
  'http:',
])('%j is no link', (link) => {
  expect(isHarmlessLink(link)).toBe(false);
  expect(toHtml(h('a', { href: link }, 'x'))).toBe('<a>x</a>');
});

test.for([
  'https://example.org/a?b=c#d',
  'http://example.org',
  '../en/graph.html#git/a',
  '#top',
  'a.html?q=x:y',
])('%j is a link', (link) => expect(isHarmlessLink(link)).toBe(true));

test('only http and https are addresses on the web', () => {
  expect(['https://a.example', 'ftp://a.example', 'a.html'].map(isWebAddress)).toEqual([true, false, false]);
});

test.for(['onclick', 'onerror', 'style', 'srcdoc', 'formaction', 'xlink:href', 'a b', '"'])(
  'an attribute named %j is refused',
  (name) =>
    expect(() => toHtml(h('p', { [name]: 'x' }))).toThrow('Expected the name of an attribute without code'),
);

test.for([
  ['en/index.html', 'assets/a.css', '../assets/a.css'],
  ['en/records/git/a.html', 'en/records/git/b.html', 'b.html'],
  ['en/records/git/a.html', 'zh/records/git/a.html', '../../../zh/records/git/a.html'],
  ['index.html', 'en/graph.html#git/a', 'en/graph.html#git/a'],
] as const)('from %s to %s leads %s', ([from, to, way]) => {
  expect(relativeLink(from, to)).toBe(way);
});
