import { expect, test } from 'vitest';
import type { EvidenceCell, FailureRecord } from '../../record/index.ts';
import { renderMatrix } from './matrix.ts';

const record: FailureRecord = {
  id: 'docker/stale-credential',
  signature: 'failed to fetch oauth token',
  domain: 'docker',
  causes: [
    { id: 'stale', summary: 'Stale.' },
    { id: 'none', summary: 'None.' },
  ],
  dead_ends: [{ id: 'prune', action: 'Prune' }],
  workarounds: [
    { id: 'login', action: 'Log in' },
    { id: 'auth-config', action: 'Set DOCKER_AUTH_CONFIG' },
  ],
  evidence: {
    trials: 7,
    cells: [
      cell('prune', 'stale', '9.1', { persists: 2 }),
      cell('login', 'stale', '9.1', { fixed: 2 }),
      cell('auth-config', 'stale', '9.1', { persists: 1 }),
      cell('auth-config', 'stale', '28.5.2', { fixed: 1, persists: 1 }),
      cell('login', 'none', '28.5.2', { harmful: 1 }),
    ],
  },
};

test('the matrix has a row for each action and a column for each cause and version, oldest first', () => {
  expect(renderMatrix(record)).toBe(
    [
      'Measured',
      '                 A           B                    C',
      '  - prune        persists 2  ·                    ·',
      '  + login        fixed 2     ·                    DESTROYS 1',
      '  + auth-config  persists 1  fixed 1, persists 1  ·',
      '',
      '  A  stale (docker 9.1)',
      '  B  stale (docker 28.5.2)',
      '  C  none (docker 28.5.2)',
      '',
    ].join('\n'),
  );
});

test('a table that is too wide is written in signs, with their key', () => {
  expect(renderMatrix(record, { width: 40 }).split('\n').slice(1, 7)).toEqual([
    '                 A   B     C',
    '  - prune        ✗2  ·     ·',
    '  + login        ✓2  ·     ‼1',
    '  + auth-config  ✗1  ✓1✗1  ·',
    '',
    '  ✓ fixed   ✗ persists   → other error   ‼ DESTROYS',
  ]);
});

test('Chinese takes two columns a character and still stands aligned', () => {
  const [, head = '', , login = ''] = renderMatrix(record, { lang: 'zh' }).split('\n');
  expect(login).toContain('已修复 2');
  expect(head.indexOf('B') - head.indexOf('A')).toBe('仍失败 2'.length + 3 + 2);
});

test('in Markdown it is a table, and a corpus cannot break out of it', () => {
  const odd = {
    ...record,
    causes: [],
    evidence: { trials: 1, cells: [cell('prune', 'stale', '1|2', { fixed: 1 })] },
  };
  const text = renderMatrix(odd, { format: 'markdown' });
  expect(text).toContain('| - prune | fixed 1 |');
  expect(text).toContain(String.raw`docker 1\|2`);
});

test('where nothing was measured there is no table', () => {
  expect(renderMatrix({ id: 'a/b', signature: 's', domain: 'a' })).toBe('');
});

function cell(
  action: string,
  cause: string,
  docker: string,
  verdicts: EvidenceCell['verdicts'],
): EvidenceCell {
  return { action, cause, tools: { docker }, verdicts, last: '2026-05-01T00:00:00.000Z' };
}
