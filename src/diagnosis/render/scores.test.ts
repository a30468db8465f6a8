import { expect, test } from 'vitest';
import { compilePack, createMatcher, openPack } from '../../matcher/index.ts';
import type { FailureRecord } from '../../record/index.ts';
import { diagnose } from '../diagnose.ts';
import { renderMarkdown } from './markdown.ts';
import { renderText } from './text.ts';

const record = (id: string, signature: string, regex: string): FailureRecord => ({
  id,
  signature,
  regex,
  domain: 'git',
});
const pack = openPack(
  compilePack([
    record('git/unrelated', 'fatal: refusing to merge unrelated histories', 'refusing to merge unrelated'),
    record('git/rejected', 'error: failed to push some refs', 'failed to push some refs'),
  ]),
);
const explain = (log: string) => diagnose(createMatcher(pack).match(log), (id) => pack.find(id));
const both = explain('fatal: refusing to merge unrelated histories\nerror: failed to push some refs\n');
const row = /^ *[+-]\d+\.\d\d {2}\S.* \(\w+\)$/;

test('each finding that is shown says what made its score, its parts in words', () => {
  expect(both.findings).toHaveLength(2);
  for (const render of [renderText, renderMarkdown])
    for (const lang of ['en', 'zh'] as const) {
      const rows = render(both, { lang, scores: 'show' })
        .split('\n')
        .filter((line) => row.test(line));
      expect(rows.filter((line) => line.includes('(prior)'))).toHaveLength(2);
      expect(rows.filter((line) => line.includes('(pattern)'))).toHaveLength(2);
    }
  expect(renderText(both, { scores: 'show' })).toContain('a pattern of the record holds (pattern)');
  expect(renderText(both, { scores: 'show', lang: 'zh' })).toContain('记录的模式匹配 (pattern)');
});

test('the rows add up to the score', () => {
  const [best] = both.findings;
  const shown = renderText(both, { scores: 'show' }).split('\n');
  const first = shown
    .slice(
      0,
      shown.findIndex((line, at) => at > 2 && !row.test(line)),
    )
    .filter((line) => row.test(line));
  const sum = first.reduce((total, line) => total + Number.parseFloat(line), 0);
  expect(sum).toBeCloseTo(
    (best?.why ?? []).reduce((total, { value }) => total + value, 0),
    0,
  );
});

test('an unknown failure says what came nearest, and why it is not near enough, only where scores are asked for', () => {
  const unsure = explain('the history is unrelated to what we merge\n');
  expect(unsure.decision).toBe('unknown');
  for (const render of [renderText, renderMarkdown]) {
    const shown = render(unsure, { scores: 'show' });
    expect(shown).toContain('Came nearest, and not near enough');
    expect(shown).toContain('git/unrelated');
    expect(render(unsure)).not.toContain('git/unrelated');
  }
});
