import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileLiterals, ownersOn } from './literal-scanner.ts';

/** Owners found in a text, in order. */
function ownersIn(literals: readonly (readonly string[])[], text: string): readonly number[] {
  const bytes = new TextEncoder().encode(text);
  return ownersOn(compileLiterals(literals), bytes, 0, bytes.length).toSorted((a, b) => a - b);
}

test('what is found is what stands there, whatever the case and the digits', () => {
  const literal = fc.string({
    unit: fc.constantFrom('a', 'b', 'c', ' ', ':', '0'),
    minLength: 2,
    maxLength: 6,
  });
  const literals = fc.array(
    fc.array(
      literal.filter((text) => !text.includes('00')),
      { minLength: 1, maxLength: 3 },
    ),
    { minLength: 1, maxLength: 12 },
  );
  const text = fc.string({
    unit: fc.constantFrom('a', 'B', 'b', 'C', ' ', ':', '0', '7', '42', 'x'),
    maxLength: 40,
  });
  fc.assert(
    fc.property(literals, text, (owners, line) => {
      const folded = line.toLowerCase().replace(/\d+/g, '0');
      const expected = [...owners.keys()].filter((at) => owners[at]?.some((one) => folded.includes(one)));
      expect(ownersIn(owners, line)).toEqual(expected);
    }),
  );
});

test('one text inside another is found with it', () => {
  expect(ownersIn([['failed to load'], ['led'], ['iled to l']], 'FAILED TO LOAD')).toEqual([0, 1, 2]);
});

test('a tick is no cross, and neither is a part of a frame', () => {
  const crosses = ['✕', '✖', '✗', '✘', '❌', '×'];
  const others = '✓ ✔ √ › ❯ ▸ • … → │ ├ └ ─ ┌ ┐ ┘ ┬ ┤ ┼ ━ ═ ║ ▶ █';
  expect(ownersIn([crosses], others)).toEqual([]);
  for (const cross of crosses) expect(ownersIn([['✓', '✔', '√']], cross)).toEqual([]);
});

test('more characters than a row of the table has room for are found all the same', () => {
  const printable = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at).toLowerCase());
  const owners = printable.map((char) => [`${char.replace(/\d/, '0')} `]);
  for (const [at, [text]] of owners.entries()) expect(ownersIn(owners, `x${text}`)).toContain(at);
});
