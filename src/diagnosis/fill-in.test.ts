import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillIn } from './fill-in.ts';

test('a value is put into a text as it is', () => {
  expect(fillIn('log in to {{registry}}', { registry: 'ghcr.io' }, 'text')).toBe('log in to ghcr.io');
});

test('a name without a value stays visible', () => {
  expect(fillIn('docker login {{registry}}', {}, 'shell')).toBe('docker login <registry>');
  expect(fillIn('{{constructor}}', {}, 'shell')).toBe('<constructor>');
});

test('a value that a command would take for an option is not filled in', () => {
  expect(fillIn('pip install {{module}}', { module: '--index-url=evil' }, 'shell')).toBe(
    'pip install <module>',
  );
});

test('whatever a log holds, the shell sees one word and runs nothing', () => {
  const value = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
  const hostile = fc.constantFrom(
    "'; touch x; '",
    '$(id)',
    '`id`',
    'a b',
    '"',
    '\\',
    '*',
    '~',
    '#',
    '!!',
    "'''",
  );
  fc.assert(
    fc.property(fc.oneof(value, hostile), (text) => {
      const command = fillIn('printf %s {{value}}', { value: text }, 'shell');
      fc.pre(!command.endsWith('<value>'));
      expect(execFileSync('/bin/sh', ['-c', command], { encoding: 'utf8' })).toBe(text);
    }),
    { numRuns: 60 },
  );
});
