import { expect, test } from 'vitest';
import { maskSecrets } from './mask-secrets.ts';
import { noteText } from './note-text.ts';

// Put together here, so that the file itself holds nothing that looks like a secret.
const token = ['ghp', 'a1B2c3D4e5F6g7H8i9J0k1L2'].join('_');

test.each([
  [`remote: using ${token}`, 'remote: using ***'],
  ['https://ci:hunter22@registry.example.org/v2/', 'https://ci:***@registry.example.org/v2/'],
  ['Authorization: Bearer abcdef123456', 'Authorization: Bearer ***'],
  ['{"auths":{"r":{"auth":"Y2k6aHVudGVyMjI="}}}', '{"auths":{"r":{"auth":"***"}}}'],
  ['export DB_PASSWORD=hunter22', 'export DB_PASSWORD=***'],
  ['//registry.example.org/:_authToken=abcdefgh', '//registry.example.org/:_authToken=***'],
])('%s', (text, masked) => {
  expect(maskSecrets(text)).toBe(masked);
});

test('a failure that speaks of secrets is left readable', () => {
  const text = 'fatal: could not read Password for https://example.org\nerror: token expired, auth failed';
  expect(maskSecrets(text)).toBe(text);
});

test('a note is one line of 500 characters at most, without secrets and control characters', () => {
  expect(noteText(` took\r\n two\u0000 tries \u001b[31mwith ${token} `)).toBe(
    'took  two  tries  [31mwith ***',
  );
  expect(noteText('n'.repeat(900))).toHaveLength(500);
  expect(noteText('\u0000\n')).toBe('');
});
