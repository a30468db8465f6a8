import { expect, test } from 'vitest';
import { literalText } from './literal-text.ts';

test('what a pattern fixes is left when its signs are taken away', () => {
  expect(literalText("(?i)TS2786: '([\\w]+)' cannot\\.(?:be|get) [a-z]{2,3} used").split(/\s+/)).toEqual([
    '',
    'TS2786:',
    "'",
    "'",
    'cannot',
    'be',
    'get',
    'used',
  ]);
});
