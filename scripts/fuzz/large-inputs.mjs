// The inputs that are large rather than odd, each once; how many there were.
import assert from 'node:assert/strict';
import { compilePack, createMatcher, openPack, refusedPatterns } from '../../dist/matcher/index.js';
import { recordOf, samplePack } from './sample.mjs';

/** @type {readonly (readonly [name: string, make: () => Uint8Array])[]} */
const logs = [
  ['50 MB without a newline', () => new Uint8Array(50e6).fill(101)],
  ['50 MB of the text that patterns look for', () => Buffer.alloc(50e6, 'cannot error: npm ')],
  [
    '50 MB on which patterns hold all along',
    () => Buffer.alloc(50e6, 'error: x not found, npm error code E404 '),
  ],
  ['a million lines of one byte', () => Buffer.alloc(2e6, 'x\n')],
  ['a million empty lines', () => new Uint8Array(1e6).fill(10)],
  ['groups never closed', () => Buffer.alloc(10e6, '##[group]Run x\ntravis_fold:start:y\r\n')],
  ['sections never closed', () => Buffer.alloc(10e6, 'section_start:1:b\r\u001b[0K\n')],
  ['escapes never closed', () => Buffer.alloc(10e6, '\u001b]0;\u001b[1;')],
  ['carriage returns only', () => Buffer.alloc(10e6, 'progress 10%\r')],
];

const words = Array.from({ length: 50_000 }, (_, i) => `word${i}`);
const regexes = [
  ['nested quantifiers', '(a+)+$'],
  ['quantifiers six deep', '((((((a+)+)+)+)+)+)+b'],
  ['alternatives that overlap', '(?:a|aa)+$'],
  ['fifty thousand alternatives', words.join('|')],
  ['a hundred alternatives', words.slice(0, 100).join('|')],
  ['empty alternatives', 'a|'.repeat(9_000)],
  ['what matches nothing', '(?:a*|b?)*'],
  ['groups never closed', '('.repeat(50_000)],
  ['a megabyte', 'x'.repeat(1_000_000)],
  ['a megabyte of alternatives', 'a{1,9}b|'.repeat(125_000)],
  ['counts of counts', '(((a{1,999}){1,999}){1,999})'],
  ['gap after gap', '.*a.*a.*a.*a.*a.*=.*'],
];

export function tryLargeInputs() {
  const matcher = createMatcher(openPack(samplePack));
  for (const [name, make] of logs) {
    const input = make();
    within(`${name}, ${input.length} bytes`, 60, () => {
      const { input: read } = matcher.match(input);
      assert.equal(read.bytes, input.length);
    });
  }
  const line = `${'a'.repeat(100_000)}!`;
  for (const [name, regex] of regexes) {
    within(`pattern: ${name}`, 30, () => {
      const [refused] = refusedPatterns(recordOf(regex));
      if (!refused) createMatcher(openPack(compilePack([recordOf(regex)]))).match(line);
      return refused ? `refused: ${refused.code}` : 'run';
    });
  }
  return logs.length + regexes.length;
}

function within(name, limit, run) {
  const started = performance.now();
  const said = run() ?? '';
  const seconds = (performance.now() - started) / 1000;
  console.log(`${name}: ${seconds.toFixed(2)} s ${said}`);
  assert(seconds < limit, `${name} took ${seconds} s`);
}
