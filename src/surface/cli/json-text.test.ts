import { assert, jsonValue, property } from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText } from './json-text.ts';

test('whatever is written reads back as the same', () => {
  assert(
    property(jsonValue({ stringUnit: 'binary', maxDepth: 2 }), (value) => {
      expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('controls, invisible characters and tags are escaped', () => {
  const hostile = 'a\u001b[31m\u009b31m\u202e</script>\u{e0041}中';
  const text = jsonText({ hostile }, 2);
  expect(text).toMatch(/^[\n\u0020-\u003b\u003d-\u007e中]*$/);
  expect(JSON.parse(text)).toEqual({ hostile });
});
