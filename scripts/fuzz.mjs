// Throws hostile inputs, patterns and packs at the matcher. `npm run build && node scripts/fuzz.mjs [--inputs 1000000] [--seed 1]`
// Ends with exit code 1 at the first crash, wrong answer or lost line, and prints the seed and number that show it again.
import { parseArgs } from 'node:util';
import { randomFrom } from '../bench/synthetic.mjs';
import {
  compilePack,
  createMatcher,
  MatcherError,
  openPack,
  refusedPatterns,
} from '../dist/matcher/index.js';

const { values } = parseArgs({
  options: { inputs: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
});
const total = Number(values.inputs);
const seed = Number(values.seed);
const recordOf = (regex, i = 0) => ({ id: `fuzz/r${i}`, signature: 'x', domain: 'fuzz', regex });
const sample = [
  'error: (?<what>\\w+) not found',
  '(?i)cannot .* file',
  'npm (?:ERR!|error) code E\\d+',
  '找不到|错误',
  '\\d+ of \\d+$',
].map((regex, i) => recordOf(regex, i));
const pack = compilePack(sample);
const matcher = createMatcher(openPack(pack));
/** What a damaged pack must answer too, if it answers at all. */
const question = 'npm error code E404\nerror: x not found\n';
const answer = JSON.stringify(matcher.match(question).candidates);
const counts = { logs: 0, patterns: 0, packs: 0, refusedPatterns: 0, refusedPacks: 0 };

const started = performance.now();
largeInputs();
for (let number = 0; number < total; number++) {
  const random = randomFrom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  try {
    const kind = random();
    if (kind < 0.6) tryLog(random);
    else if (kind < 0.9) tryPattern(random);
    else tryPack(random);
  } catch (error) {
    console.error(`seed ${seed}, input ${number}:`, error);
    process.exit(1);
  }
}
console.log(
  `${total} inputs in ${((performance.now() - started) / 1000).toFixed(0)} s, none broke it:`,
  counts,
);

/** Any bytes, in any pieces: no crash, no lost line, and spans that lie in the input. */
function tryLog(random) {
  counts.logs++;
  const bytes = randomLog(random);
  const session = matcher.open();
  for (let at = 0; at < bytes.length;) {
    const size = 1 + Math.floor(random() * bytes.length);
    session.push(bytes.subarray(at, at + size));
    at += size;
    if (random() < 0.1) session.report();
  }
  const { candidates, regions, input } = session.report();
  assert(input.bytes === bytes.length, `counted ${input.bytes} bytes of ${bytes.length}`);
  if (input.encoding === 'utf-8') {
    let lines = bytes.length > 0 && bytes.at(-1) !== 10 ? 1 : 0;
    for (const byte of bytes) if (byte === 10) lines++;
    const marked = bytes.length === 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    assert(
      input.lines === lines || (marked && input.lines === 0),
      `counted ${input.lines} lines of ${lines}`,
    );
  }
  for (const { lines } of [...candidates, ...regions]) {
    assert(
      lines[0] >= 1 && lines[0] <= lines[1] && lines[1] <= input.lines,
      `span ${lines.join()} of ${input.lines} lines`,
    );
  }
}

/** Any text as a pattern: refused by name, or it says the same as the platform's engine where that takes it too. */
function tryPattern(random) {
  counts.patterns++;
  const source = randomPattern(random);
  const [refused] = refusedPatterns(recordOf(source));
  if (refused) {
    counts.refusedPatterns++;
    return;
  }
  const found = createMatcher(openPack(compilePack([recordOf(source)])));
  const native = nativeOf(source);
  for (let i = 0; i < 3; i++) {
    const line = Array.from({ length: 1 + Math.floor(random() * 12) }, () =>
      pick(random, ['a', 'b', 'A', ' ', '1', 'err', '错']),
    ).join('');
    const { candidates } = found.match(line);
    if (native) assert(candidates.length > 0 === native.test(line), `/${source}/ on ${JSON.stringify(line)}`);
  }
}

/** A pack cut off or with flipped bits: refused with a MatcherError, or it answers as before. */
function tryPack(random) {
  counts.packs++;
  let damaged = pack.slice();
  if (random() < 0.3) damaged = damaged.subarray(0, Math.floor(random() * damaged.length));
  else
    for (let i = 0; i <= random() * 3; i++)
      damaged[Math.floor(random() * damaged.length)] ^= 1 << Math.floor(random() * 8);
  try {
    const opened = openPack(damaged);
    const { candidates } = createMatcher(opened).match(question);
    assert(JSON.stringify(candidates) === answer, 'a damaged pack answered otherwise');
    for (const record of sample)
      assert(JSON.stringify(opened.find(record.id)) === JSON.stringify(record), 'a damaged record came out');
  } catch (error) {
    if (!(error instanceof MatcherError)) throw error;
    counts.refusedPacks++;
  }
}

/** The inputs that are large rather than odd, each once. */
function largeInputs() {
  const big = (name, make, limitSeconds) => {
    const input = make();
    const before = performance.now();
    const { input: stats } = matcher.match(input);
    const seconds = (performance.now() - before) / 1000;
    console.log(`${name}: ${stats.bytes} bytes, ${stats.lines} lines, ${seconds.toFixed(2)} s`);
    assert(seconds < limitSeconds, `${name} took ${seconds} s`);
  };
  big('50 MB without a newline', () => new Uint8Array(50e6).fill(101), 60);
  big('50 MB of the text that patterns look for', () => Buffer.alloc(50e6, 'cannot error: npm '), 120);
  big('a million lines of one byte', () => Buffer.alloc(2e6, 'x\n'), 60);
  big('a million empty lines', () => new Uint8Array(1e6).fill(10), 60);
  big('groups never closed', () => Buffer.alloc(10e6, '##[group]Run x\ntravis_fold:start:y\r\n'), 60);
  big('escapes never closed', () => Buffer.alloc(10e6, '\u001b]0;\u001b[1;'), 60);
  big('carriage returns only', () => Buffer.alloc(10e6, 'progress 10%\r'), 60);
  for (const regex of [
    '(a+)+$',
    '(?:a|aa)+$',
    '('.repeat(50_000),
    'x'.repeat(1_000_000),
    'a|'.repeat(9_000),
    '(((a{1,999}){1,999}){1,999})',
    '.*.*.*.*.*=.*',
  ]) {
    const before = performance.now();
    if (refusedPatterns(recordOf(regex)).length === 0)
      createMatcher(openPack(compilePack([recordOf(regex)]))).match(`${'a'.repeat(100_000)}!`);
    const seconds = (performance.now() - before) / 1000;
    assert(seconds < 30, `${regex.slice(0, 30)} took ${seconds} s`);
  }
}

function randomLog(random) {
  const pieces = [
    'error: ',
    'x not found',
    '\n',
    '\r\n',
    '\r',
    '\u001b[',
    '\u001b]0;',
    '\u0007',
    '\u001b\\',
    '31m',
    '\u001b_bk;t=1',
    '##[group]',
    '##[error]',
    'travis_fold:start:a\r',
    'section_start:1:b\r\u001b[0K',
    '2026-01-01T00:00:00.000Z ',
    '#1 2.3 ',
    'web-1  | ',
    'npm error code E404',
    '错误',
    '\b',
    '\0',
    '\ufeff',
    'job\tstep\t',
  ];
  const parts = Array.from({ length: Math.floor(random() * 30) }, () =>
    random() < 0.7
      ? Buffer.from(pick(random, pieces))
      : Buffer.from(Array.from({ length: Math.floor(random() * 12) }, () => Math.floor(random() * 256))),
  );
  return Buffer.concat(parts);
}

function randomPattern(random) {
  const pieces = [
    'a',
    'b',
    'err',
    '错',
    '.',
    '.*',
    '\\d',
    '\\w+',
    '\\s',
    '\\b',
    '[ab]',
    '[^a]',
    '(',
    ')',
    '(?:',
    '|',
    '*',
    '+',
    '?',
    '{2}',
    '{1,3}',
    '^',
    '$',
    '(?i)',
    '(?=',
    '(?<n>',
    '\\1',
    '[',
    ']',
    '\\',
    '{',
    ' ',
  ];
  return Array.from({ length: 1 + Math.floor(random() * 10) }, () => pick(random, pieces)).join('');
}

/** The platform's own engine, where it reads the pattern as this one does. */
function nativeOf(source) {
  const folded = source.startsWith('(?i)');
  try {
    const body = folded ? source.slice(4) : source;
    return body.includes('(?i)') ? undefined : new RegExp(body, folded ? 'i' : '');
  } catch {
    return undefined;
  }
}

function pick(random, list) {
  return list[Math.floor(random() * list.length)];
}

function assert(holds, message) {
  if (!holds) throw new Error(message);
}
