import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { FailureRecord } from '../../record/index.ts';
import { createMatcher } from '../create-matcher.ts';
import { MatcherError } from '../matcher-error.ts';
import { checksum } from './checksum.ts';
import { compilePack } from './compile-pack.ts';
import { entrySize, headerSize, sectionNames, type SectionName } from './layout.ts';
import { openPack } from './open-pack.ts';
import { refusedPatterns } from './patterns-of.ts';
import { hexOf, sha256 } from './sha256.ts';
import { headerChecksum } from './write-sections.ts';

const record = (id: string, regex: string, more: Partial<FailureRecord> = {}): FailureRecord => ({
  id,
  signature: `signature of ${id}`,
  domain: 'test',
  regex,
  ...more,
});
const records = [
  record('npm/eresolve', 'ERESOLVE unable to resolve'),
  record('git/rejected', '\\[rejected\\].*\\(fetch first\\)', {
    patterns: [{ regex: 'failed to push some refs' }],
  }),
  record('zh/missing', '没有那个文件或目录'),
];

test('a record comes out of a pack as it went in', () => {
  const pack = openPack(compilePack(records));
  expect(pack.size).toBe(3);
  expect(pack.ids()).toEqual(['git/rejected', 'npm/eresolve', 'zh/missing']);
  for (const one of records) expect(pack.find(one.id)).toEqual(one);
  expect(pack.find('no/such')).toBeUndefined();
});

test('a pack in a Buffer answers at every offset', () => {
  const bytes = compilePack(records);
  for (const offset of [0, 1, 2, 3]) {
    const pool = Buffer.alloc(bytes.length + offset);
    pool.set(bytes, offset);
    const matcher = createMatcher(openPack(pool.subarray(offset)));
    expect(matcher.match('error: failed to push some refs').candidates.map(({ id }) => id)).toEqual([
      'git/rejected',
    ]);
  }
});

test('the same records give the same bytes in whatever order', () => {
  expect(compilePack(records.toReversed())).toEqual(compilePack(records));
});

test('a pack opens from a source in pieces and from bytes that lie anywhere', () => {
  const bytes = compilePack(records);
  const shifted = new Uint8Array(bytes.length + 3);
  shifted.set(bytes, 3);
  const reads: number[] = [];
  const read = (offset: number, length: number) => {
    reads.push(length);
    return bytes.slice(offset, offset + length);
  };
  for (const pack of [openPack({ size: bytes.length, read }), openPack(shifted.subarray(3))]) {
    expect(pack.find('zh/missing')).toEqual(records[2]);
    expect(createMatcher(pack).match('ls: 没有那个文件或目录').candidates).toMatchObject([
      { id: 'zh/missing', column: 5 },
    ]);
  }
  expect(reads.length).toBeGreaterThan(10);
});

test('the digest is the SHA-256 of the content', () => {
  const bytes = compilePack(records);
  expect(openPack(bytes).digest).toMatch(/^[0-9a-f]{64}$/);
  expect(openPack(compilePack(records.slice(1))).digest).not.toBe(openPack(bytes).digest);
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000]) {
    const some = Uint8Array.from({ length }, (_, i) => (i * 7) % 256);
    expect(hexOf(sha256(some))).toBe(createHash('sha256').update(some).digest('hex'));
  }
});

test('a pack that is cut off anywhere is refused', () => {
  const bytes = compilePack(records);
  for (let length = 0; length < bytes.length; length += 7) {
    expect(() => openPack(bytes.subarray(0, length)), `${length} bytes`).toThrow(MatcherError);
  }
});

test('a flipped bit is refused when the pack is opened, or when what it damaged is read', () => {
  const bytes = compilePack(records);
  for (let at = 0; at < bytes.length; at += 11) {
    const damaged = bytes.slice();
    damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
    let answers: unknown;
    try {
      const pack = openPack(damaged);
      answers = [
        ...records.map(({ id }) => pack.find(id)),
        createMatcher(pack).match('ERESOLVE unable to resolve').candidates,
      ];
    } catch (error) {
      expect(error).toBeInstanceOf(MatcherError);
      continue;
    }
    // The bit was padding, part of the stated digest's padding or of a record not asked for.
    expect(answers, `byte ${at}`).toMatchObject([...records, [{ id: 'npm/eresolve' }]]);
  }
});

describe('damage in any region of the file', () => {
  const rich = [
    ...records,
    record('npm/peer', 'peer (?<name>\\S+) is not', {
      patterns: [{ sequence: ['npm error code', '\\d+$'] }],
      root_cause: 'Two versions of one package are asked for.',
    }),
    record('short/oom', 'OOM'),
    { id: 'like/history', signature: 'refusing to merge unrelated histories', domain: 'test' },
  ];
  const bytes = compilePack(rich);
  // Every pattern holds on it, so that none is left unread.
  const log = [
    'npm error code X',
    'peer left is not right',
    '404',
    'ls: 没有那个文件或目录',
    'OOM',
    'ERESOLVE unable to resolve',
    ' ! [rejected] main -> main (fetch first)',
    'error: failed to push some refs',
    'it refused to merge unrelated histories',
  ].join('\n');
  /** All that a pack can be asked. */
  const answersOf = (damaged: Uint8Array) => {
    const pack = openPack(damaged);
    const { candidates } = createMatcher(pack).match(log);
    return { candidates, ids: pack.ids(), records: rich.map(({ id }) => pack.find(id)), digest: pack.digest };
  };
  const intact = answersOf(bytes);
  const head = new DataView(bytes.buffer, bytes.byteOffset);
  const regions = new Map<string, readonly [from: number, to: number]>([
    ['header', [0, headerSize]],
    ['section table', [headerSize, headerSize + sectionNames.length * entrySize]],
  ]);
  for (const [i, name] of sectionNames.entries()) {
    const from = head.getFloat64(headerSize + i * entrySize, true);
    regions.set(name, [from, from + head.getFloat64(headerSize + i * entrySize + 8, true)]);
  }

  test('the pack has something in every section', () => {
    for (const [name, [from, to]] of regions) expect(to - from, name).toBeGreaterThan(0);
    expect(intact.candidates.map(({ id, basis }) => `${basis} ${id}`)).toEqual(
      expect.arrayContaining([
        ...['git/rejected', 'npm/eresolve', 'npm/peer', 'short/oom', 'zh/missing'].map(
          (id) => `pattern ${id}`,
        ),
        'likeness like/history',
      ]),
    );
  });

  test.each([...regions])('one flipped bit in the %s is refused', (name, [from, to]) => {
    // Every byte of a small region, some hundred of a large one, and of each a different bit.
    const step = Math.max(1, Math.floor((to - from) / 200));
    for (let at = from; at < to; at += step) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ (1 << ((at * 5) % 8));
      const ask = () => answersOf(damaged);
      // Nothing that is asked of a pack stands in there.
      if (name === 'meta') expect(ask(), `byte ${at - from}`).toEqual(intact);
      else expect(ask, `byte ${at - from}`).toThrow(MatcherError);
    }
  });

  test.each([...regions])('a pack that ends in or at the %s is refused', (_, [from, to]) => {
    for (const length of [from, from + 1, Math.floor((from + to) / 2), to - 1])
      expect(() => openPack(bytes.subarray(0, length)), `${length} bytes`).toThrow(MatcherError);
  });

  test.each([...regions])('zeros in place of the %s are refused', (name, [from, to]) => {
    const damaged = bytes.slice().fill(0, from, to);
    if (name === 'meta') expect(answersOf(damaged)).toEqual(intact);
    else expect(() => answersOf(damaged)).toThrow(MatcherError);
  });

  test.each([
    ['everyLine', (piece) => piece.fill(44)],
    // Of each probe the pattern; its part stays the first.
    ['probes', (piece) => intsOf(piece).forEach((_, i, ints) => i % 2 === 0 && (ints[i] = 900))],
    ['idSlots', (piece) => intsOf(piece).fill(900)],
    ['lexical', (piece) => piece.fill(255, 0, 8)],
  ] satisfies readonly (readonly [SectionName, (piece: Uint8Array) => unknown])[])(
    'nonsense in the %s is refused though its checksum fits',
    (name, change) => {
      expect(() => answersOf(forged(name, change))).toThrow(MatcherError);
    },
  );

  test('a pack whose table of ids has no empty slot is no endless search', () => {
    const full = forged('idSlots', (piece) => intsOf(piece).fill(1));
    expect(openPack(full).find('no/such')).toBeUndefined();
  });

  /** A section changed, and all checksums made anew: what somebody makes who wants a pack to open. */
  function forged(name: SectionName, change: (piece: Uint8Array) => unknown): Uint8Array {
    const file = bytes.slice();
    const [from, to] = regions.get(name) ?? [0, 0];
    change(file.subarray(from, to));
    const view = new DataView(file.buffer);
    const entry = headerSize + sectionNames.indexOf(name) * entrySize;
    view.setUint32(entry + 16, checksum(file.subarray(from, to)), true);
    const tableEnd = headerSize + sectionNames.length * entrySize;
    view.setUint32(56, headerChecksum(file.subarray(0, tableEnd)), true);
    return file;
  }

  function intsOf({ buffer, byteOffset, length }: Uint8Array): Int32Array {
    return new Int32Array(buffer, byteOffset, length / 4);
  }

  test('the error names the file and the section', () => {
    const [from] = regions.get('lexical') ?? [0];
    const damaged = bytes.slice();
    damaged[from] = (damaged[from] ?? 0) ^ 1;
    const read = (offset: number, length: number) => damaged.slice(offset, offset + length);
    const pack = openPack({ name: 'team.pack', size: damaged.length, read });
    expect(() => createMatcher(pack).match(log)).toThrow(
      'Expected lexical in team.pack to fit its checksum; the pack is damaged',
    );
  });
});

test('any change within one word changes the checksum', () => {
  const bytes = Uint8Array.from({ length: 103 }, (_, i) => i * 31);
  const before = checksum(bytes);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = bytes.slice();
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(checksum(changed)).not.toBe(before);
  }
});

test('a pattern that cannot be run is refused with record, place and reason', () => {
  const bad = record('bad/one', 'fine text', {
    patterns: [{ regex: 'a(?=b)' }, { sequence: ['one two', '(x'] }],
  });
  expect(() => compilePack([bad])).toThrow(/bad\/one: pattern 1 .*Lookaround/);
  expect(refusedPatterns(bad)).toMatchObject([
    { id: 'bad/one', pattern: 1, code: 'lookaround' },
    { id: 'bad/one', pattern: 2, code: 'syntax', regex: '(x' },
  ]);
});

test('two records of one id are refused', () => {
  expect(() => compilePack([record('a/b', 'one'), record('a/b', 'two')])).toThrow('two');
});

test('what is no pack, or one of another version, is named', () => {
  expect(() => openPack(new TextEncoder().encode('hello world, no pack'))).toThrow('Expected a wayout pack');
  const other = compilePack(records);
  other[8] = 9;
  expect(() => openPack(other)).toThrow('found version 9; a newer wayout has built it');
  other[8] = 2;
  expect(() => openPack(other)).toThrow(
    'found version 2; build it again from its records: wayout corpus build',
  );
});

test('an empty corpus is a pack that knows nothing', () => {
  const pack = openPack(compilePack([]));
  expect(pack.ids()).toEqual([]);
  expect(createMatcher(pack).match('anything').candidates).toEqual([]);
});
