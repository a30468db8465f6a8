import { expect, test } from 'vitest';
import { parseRecord, type CheckAnswer } from '../record/index.ts';
import { diagnosisOfRecord } from './diagnosis-of-record.ts';
import { renderMarkdown } from './render/markdown.ts';
import { renderText } from './render/text.ts';
import { withAnswers } from './with-answers.ts';

const record = parseRecord({
  id: 'demo/seat-refused',
  signature: 'seat refused',
  domain: 'demo',
  causes: [
    { id: 'expired', summary: 'The licence has expired.' },
    { id: 'taken', summary: 'All seats are taken.' },
    { id: 'unreachable', summary: 'The server cannot be reached.' },
  ],
  workarounds: [
    { id: 'renew-or-free', action: 'Renew it, or free a seat', causes: ['expired', 'taken'] },
    { id: 'restart', action: 'Restart the server', causes: ['unreachable'] },
    { id: 'ask', action: 'Ask the administrator' },
    { id: 'free-by-force', action: 'Free a seat by force', causes: ['taken'], condition: 'nobody minds' },
    { id: 'free', action: 'Free a seat', causes: ['taken'] },
  ],
});
const diagnosis = diagnosisOfRecord(record, () => record, 'en');

test('what applies comes first, what does not comes last', () => {
  const [finding] = answered({ expired: 'does-not-apply', taken: 'applies', unreachable: 'cannot-tell' });
  expect(finding?.causes.map(({ id }) => id)).toEqual(['taken', 'unreachable', 'expired']);
});

test('of workarounds that fit, the more particular one comes first, and one that asks for nothing more', () => {
  const [finding] = answered({ expired: 'does-not-apply', taken: 'applies', unreachable: 'does-not-apply' });
  expect(finding?.take.map(({ id }) => id)).toEqual([
    'free',
    'free-by-force',
    'renew-or-free',
    'ask',
    'restart',
  ]);
});

test('a cause that is excluded takes its workarounds to the end, even where none is shown', () => {
  const [finding] = answered({ unreachable: 'does-not-apply', expired: 'cannot-tell' });
  expect(finding?.take.map(({ id }) => id)).toEqual([
    'renew-or-free',
    'ask',
    'free-by-force',
    'free',
    'restart',
  ]);
});

test('without answers nothing moves', () => {
  expect(withAnswers(diagnosis, new Map())).toEqual(diagnosis);
});

test('a card says what was seen, once, and shows no escape of a hostile log', () => {
  const answers = new Map([
    ['expired', { answer: 'does-not-apply' as const, seen: ['licence.txt is there', 'esc \u001b[31m'] }],
    ['taken', { answer: 'applies' as const, seen: ['licence.txt is there', 'seats: none'] }],
  ]);
  const checked = withAnswers(diagnosis, new Map([[record.id, answers]]));
  const card = renderText(checked);
  expect(card).toContain('✓ taken: All seats are taken. (applies here)');
  expect(card).toContain('✗ expired: The licence has expired. (does not apply here)');
  expect(card.match(/licence\.txt is there/g)).toHaveLength(1);
  expect(card).not.toContain('\u001b');
  expect(renderMarkdown(checked)).toContain('applies here');
  expect(renderText(checked, { lang: 'zh' })).toContain('本机符合');
});

function answered(answers: Readonly<Record<string, CheckAnswer>>) {
  const said = Object.entries(answers).map(([id, answer]) => [id, { answer, seen: [] }] as const);
  return withAnswers(diagnosis, new Map([[record.id, new Map(said)]])).findings;
}
