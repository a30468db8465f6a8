import { expect, test } from 'vitest';
import type { FailureRecord } from '../record/index.ts';
import { compilePack, createMatcher, openPack } from '../matcher/index.ts';
import { diagnose, renderMarkdown, renderText } from './index.ts';

const record: FailureRecord = {
  id: 'docker/refused',
  domain: 'docker',
  signature: 'ERROR: failed to fetch oauth token: 401 Unauthorized',
  signature_zh: '错误：凭据被拒绝',
  patterns: [
    { regex: 'failed to fetch oauth token: 401', cause: 'stale-credential' },
    { regex: 'failed to fetch anonymous token: 401', cause: 'no-credential' },
  ],
  causes: [
    { id: 'stale-credential', summary: 'The credential is refused.' },
    { id: 'no-credential', summary: 'There is no credential.', summary_zh: '没有凭据。' },
  ],
  workarounds: [{ id: 'logout', action: 'Log out' }],
  transition_graph: {
    leads_to: [{ id: 'docker/refused', cause: 'no-credential', via: 'logout', count: 2, probability: 1 }],
  },
};

test('an edge to another cause of the same record is told by that cause', () => {
  const found = diagnosisOf('ERROR: failed to fetch oauth token: 401 Unauthorized');
  expect(renderText(found, { width: 100 })).toContain(
    '→ the message of another cause: There is no credential. (docker/refused, no-credential)',
  );
  expect(renderMarkdown(found)).toContain('the message of another cause: There is no credential.');
});

test('an edge to the cause that the message names already is no news', () => {
  expect(diagnosisOf('ERROR: failed to fetch anonymous token: 401').findings[0]?.next).toEqual([]);
});

function diagnosisOf(log: string) {
  const pack = openPack(compilePack([record]));
  return diagnose(createMatcher(pack).match(log), (id) => pack.find(id));
}
