import { expect, test } from 'vitest';
import { parseRecord } from './index.ts';

const edge = { id: 'docker/refused', cause: 'no-credential', via: 'docker-logout' };
const record = { id: 'docker/refused', signature: 'refused', domain: 'docker' };

test('an edge may name the cause that it leads to, also of the same record', () => {
  const parsed = parseRecord({ ...record, transition_graph: { leads_to: [edge] } });
  expect(parsed.transition_graph?.leads_to).toEqual([edge]);
});

test('the cause of an edge is a slug', () => {
  const wrong = { ...record, transition_graph: { leads_to: [{ ...edge, cause: 'No credential' }] } };
  expect(() => parseRecord(wrong)).toThrow(/cause/);
});
