import { basename } from 'node:path';
import { createMatcher, openPack } from '../../matcher/index.ts';
import type { FailureRecord } from '../../record/index.ts';
import { buildPack } from '../build-pack.ts';
import type { RecordFolder } from '../load-folder.ts';

/** How widely one pattern is borne out by captured outputs. */
export interface PatternVariants {
  readonly record: string;
  /** Index into the record's patterns: `regex` first, then `patterns`. */
  readonly pattern: number;
  readonly regex: string;
  /** Tool versions, or other variants, whose captured output the pattern holds on. */
  readonly variants: readonly string[];
}

/** Every pattern of a corpus with the variants of captured output that it alone was seen to hold on. */
export function patternVariants(folders: readonly RecordFolder[]): readonly PatternVariants[] {
  return folders.flatMap(({ record, examples }) => {
    const single = singlePatterns(record);
    // Each pattern stands in the pack as a record of its own: of one record's patterns a matcher names one.
    const { pack } = buildPack(
      single.map(({ id, pattern }) => ({ ...bare(record), id, patterns: [pattern] })),
    );
    const matcher = createMatcher(openPack(pack.bytes));
    const held = examples.map(({ file, bytes }) => ({
      variant: variantOf(basename(file)),
      ids: new Set(
        matcher
          .match(bytes)
          .candidates.filter(({ basis }) => basis === 'pattern')
          .map(({ id }) => id),
      ),
    }));
    return single.map(({ id, pattern }, index) => ({
      record: record.id,
      pattern: index,
      regex: pattern.regex ?? pattern.sequence?.join(' … ') ?? '',
      variants: [...new Set(held.filter(({ ids }) => ids.has(id)).map(({ variant }) => variant))].sort(),
    }));
  });
}

function singlePatterns({ regex, patterns = [] }: FailureRecord) {
  const all = regex === undefined ? patterns : [{ regex }, ...patterns];
  return all.map((pattern, index) => ({ id: `pattern/${index}`, pattern }));
}

function bare({ signature, domain }: FailureRecord) {
  return { signature, domain };
}

/** `npm-10` of `npm-10-ci-could-not-resolve.log`; the whole name where it names no version. */
function variantOf(name: string): string {
  const [version] = /^[a-z][\w+]*(?:-[a-z][\w+]*)*?-v?\d+(?:\.\d+)*(?=[-.])/i.exec(name) ?? [];
  return version ?? name.replace(/\.[^.]+$/, '');
}
