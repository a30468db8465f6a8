// Any text as a pattern: refused by name, or it says the same as the platform's engine where that takes it too, and comes to
// an end with it: that one goes back and forth for minutes over some of these.
import assert from 'node:assert/strict';
import { createContext, Script } from 'node:vm';
import * as fc from 'fast-check';
import { compilePack, createMatcher, openPack, refusedPatterns } from '../../dist/matcher/index.js';
import { recordOf } from './sample.mjs';

const pieces =
  'a b err 错 . .* \\d \\w+ \\s \\b [ab] [^a] ( ) (?: | * + ? {2} {1,3} ^ $ (?i) (?= (?<n> \\1 [ ] \\ {'.split(
    ' ',
  );
const anything = fc.array(fc.constantFrom(' ', ...pieces), { minLength: 1, maxLength: 10 });
const { regex } = fc.letrec((tie) => ({
  part: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(
      'a',
      'b',
      'err',
      '错',
      '.',
      '\\d',
      '\\w',
      '\\s',
      '\\b',
      '[ab]',
      '[^a]',
      '^',
      '$',
      ' ',
      '1',
    ),
    fc
      .tuple(fc.constantFrom('a', '.', '[ab]', '\\w'), fc.constantFrom('*', '+', '?', '*?', '{2}', '{1,3}'))
      .map(([body, times]) => body + times),
    fc
      .tuple(
        fc.constantFrom('(', '(?:', '(?<n>'),
        tie('regex'),
        fc.constantFrom(')', ')*', ')+', ')?', '){1,2}'),
      )
      .map((group) => group.join('')),
  ),
  regex: fc
    .array(fc.array(tie('part'), { maxLength: 4 }), { minLength: 1, maxLength: 3 })
    .map((branches) => branches.map((parts) => parts.join('')).join('|')),
}));
/** Most have a text that they need, without which a pattern is refused. */
const source = fc.oneof(
  { arbitrary: anything.map((some) => some.join('')), weight: 3 },
  { arbitrary: regex.map((body) => `err(?:${body})`), weight: 4 },
  { arbitrary: regex.map((body) => `(?i)(?:${body})err`), weight: 2 },
  { arbitrary: regex, weight: 1 },
);
const line = fc
  .array(fc.constantFrom('a', 'b', 'A', ' ', '1', 'err', 'ERR', '错'), { minLength: 1, maxLength: 12 })
  .map((some) => some.join(''));

export function patternProperty(count) {
  return fc.property(source, fc.array(line, { minLength: 1, maxLength: 3 }), (text, lines) => {
    const [refused] = refusedPatterns(recordOf(text));
    if (refused) {
      count(refused.code);
      assert(refused.message.length > 0);
      return;
    }
    const matcher = createMatcher(openPack(compilePack([recordOf(text)])));
    const native = nativeOf(text);
    count(native ? 'compared' : 'run');
    for (const one of lines) {
      const holds = matcher.match(one).candidates.some(({ basis }) => basis === 'pattern');
      const expected = native && answerOf(native, one);
      if (expected === 'late') count('too slow for the platform');
      else if (native) assert.equal(holds, expected, `/${text}/ on ${JSON.stringify(one)}`);
    }
  });
}

const asked = createContext({});
const question = new Script('regex.test(line)');

/** What the platform's engine says, or that it does not in a tenth of a second. */
function answerOf(regex, line) {
  try {
    return question.runInContext(Object.assign(asked, { regex, line }), { timeout: 100 });
  } catch (error) {
    if (error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return 'late';
    throw error;
  }
}

/** The platform's own engine, where it reads the pattern as this one does. */
function nativeOf(text) {
  const folds = text.startsWith('(?i)');
  try {
    const body = folds ? text.slice(4) : text;
    return body.includes('(?i)') ? undefined : new RegExp(body, folds ? 'i' : '');
  } catch {
    return undefined;
  }
}
