import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FailureRecord } from '../../record/index.ts';
import { compilePack } from '../pack/compile-pack.ts';
import { contentsOf, openPack } from '../pack/open-pack.ts';
import { soughtOf } from '../match/sought.ts';
import { Probes } from '../match/probes.ts';
import { cueTexts } from '../regions/classify-line.ts';
import { createJsKernel } from './js-kernel.ts';
import { longestPiece, type Kernel } from './kernel.ts';
import { createWasmKernel } from './wasm-kernel.ts';

const patterns = [
  'ERESOLVE unable to resolve',
  'not found.*module|cannot find',
  'exit(?:ed)? with code \\d+',
  'abc.*bcd|w/ x',
  '没有那个文件或目录',
  'hk.*t8',
  'foo bar.*baz',
  '1.2',
  'exit (?:code|x) .*(?:abc|foo).*t8',
];
const records = patterns.map((regex, i): FailureRecord => ({
  id: `test/r${i}`,
  signature: regex,
  domain: 'test',
  regex: `(?i)${regex}`,
}));
const contents = contentsOf(openPack(compilePack(records)));
const sought = soughtOf(contents, new Probes(contents));
const quick = createWasmKernel(sought);
const plain = createJsKernel(sought);

/** Probes that are not told. */
const hushed = [2, 5];

/** All that a kernel says of a block, its text beginning `indent` bytes into each line. */
function told(kernel: Kernel, raw: Uint8Array, every: boolean, indent: number) {
  const bytes = kernel.clean(raw);
  const lines: (readonly number[])[] = [];
  const found: number[] = [];
  kernel.take(bytes);
  for (const probe of hushed) kernel.sighted[probe] = 0;
  kernel.forget();
  let number = 0;
  for (let at = 0; at < bytes.length; at = kernel.next) {
    const count = kernel.split(at);
    const { starts, texts, ends } = kernel.lines;
    for (let i = 0; i < count; i++) {
      texts[i] = Math.min((starts[i] ?? 0) + indent, ends[i] ?? 0);
      lines.push([starts[i] ?? 0, ends[i] ?? 0]);
    }
    for (let first = 0; first < count;) {
      first = kernel.look(first, count, every);
      for (let i = 0; i < kernel.foundCount;) {
        const probes = i + 4 + (kernel.found[i + 2] ?? 0);
        const end = probes + Math.max(0, kernel.found[i + 3] ?? 0);
        found.push((kernel.found[i] ?? 0) + number, ...kernel.found.subarray(i + 1, probes));
        found.push(...kernel.found.subarray(probes, end).toSorted());
        i = end;
      }
    }
    number += count;
  }
  const start = kernel.foundCount;
  const pieces = kernel.lookAtPiece(bytes.length >> 2, bytes.length);
  const sightings = [...kernel.sighted].map((last) => {
    const places: number[] = [];
    for (let at = last; at > 0; at = kernel.sightings[2 * at - 1] ?? 0)
      places.push(kernel.sightings[2 * at - 2] ?? 0);
    return places;
  });
  return {
    bytes: [...bytes],
    lines,
    found,
    sightings,
    pieces: kernel.found.subarray(start, start + pieces).toSorted(),
  };
}

const word = fc.constantFrom(
  'ERESOLVE ',
  'unable to resolve',
  'Not Found',
  ' module',
  'error',
  ': ',
  '1',
  '0x',
  'failed',
  ' exited with code 1',
  'abc',
  'bcd',
  'W/ x',
  'hk',
  't8',
  '没有那个文件或目录',
  '\u2713',
  '\n',
  '\r\n',
  '\r',
  '  ',
  'FOO BAR',
  'baz',
  '\u0000',
  '\b',
  '\u0007',
  '\r',
  '\u001b[31m',
  '\u001b[0G',
  '\u001b[0K',
  '\u001b[',
  '\u001b]0;title\u0007',
  '\u001b_bk;t=1',
  '\u001b\\',
  'travis_fold:start:x',
  'travis_time:y',
  'section_start:1:build\r',
  'section_end:1:z\r',
  'foo bar',
  '--- ',
  '***',
  '12',
  'exit code 137',
);
/** A text of a cue, whole or cut, with any number in the place of its `0`. */
const cue = fc
  .tuple(fc.constantFrom(...cueTexts.flat()), fc.nat(300), fc.nat(4), fc.boolean())
  .map(([known, number, cut, upper]) => {
    const filled = known.replaceAll('0', String(number)).slice(Math.max(0, cut - 2));
    return upper ? filled.toUpperCase() : filled;
  });
const text = fc.array(fc.oneof(word, cue, fc.string({ maxLength: 5 })), { maxLength: 60 });
const blocks = fc.oneof(
  text.map((words) => new TextEncoder().encode(words.join(''))),
  fc.uint8Array({ maxLength: 300 }),
);

describe('both kernels tell the same', () => {
  test('there is a kernel in WebAssembly here', () => {
    expect(quick).toBeDefined();
  });

  test('of any bytes', () => {
    fc.assert(
      fc.property(blocks, fc.boolean(), fc.nat(5), (bytes, every, indent) => {
        if (quick) expect(told(quick, bytes, every, indent)).toEqual(told(plain, bytes, every, indent));
      }),
      { numRuns: 4000 },
    );
  });

  test.each([
    ['many lines', 'x\n'.repeat(30_000) + 'error: not found: module\n'],
    ['many lines that tell something', 'error: cannot find abc bcd 12\n'.repeat(20_000)],
    ['a line too long for one piece', `${'y '.repeat(longestPiece)} cannot find it\nerror: x`],
    ['a block as large as it may be', `${'z'.repeat(99)}\n`.repeat(10_485)],
  ])('of %s', (_, block) => {
    const bytes = new TextEncoder().encode(block);
    if (quick) expect(told(quick, bytes, false, 0)).toEqual(told(plain, bytes, false, 0));
  });
});
