import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { openKnowledge, type Knowledge } from '../src/index.ts';

// Look-alikes are told apart by what a user has at hand, a log. So each record of a declared pair must come first for
// each of its own examples, and its twin must never stand before it.
const records = fileURLToPath(new URL('../records', import.meta.url));
let knowledge: Knowledge;

beforeAll(async () => {
  knowledge = await openKnowledge({ corpus: [records] });
});

const pairs = readdirSync(records, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('record.json'))
  .flatMap((file) => declaredIn(JSON.parse(readFileSync(join(records, file), 'utf8'))));

test('many look-alikes are declared', () => {
  expect(pairs.length).toBeGreaterThanOrEqual(30);
});

test.each(pairs)('$id is told from $twin by every example of it', ({ id, twin }) => {
  const folder = join(records, id, 'examples');
  const examples = readdirSync(folder).filter((file) => file !== 'not');
  expect(examples.length).toBeGreaterThan(0);
  for (const example of examples) {
    const { decision, findings } = knowledge.diagnose(readFileSync(join(folder, example)));
    const ids = findings.map((finding) => finding.id);
    expect({
      example,
      decision,
      before: ids.indexOf(twin) >= 0 && ids.indexOf(twin) < ids.indexOf(id),
    }).toEqual({
      example,
      decision: 'known',
      before: false,
    });
    expect({ example, ids }).toEqual({ example, ids: expect.arrayContaining([id]) });
  }
});

test.each(pairs)('$id and $twin each say in both languages what tells them apart', ({ id, twin }) => {
  const edges = knowledge.find(id)?.transition_graph?.frequently_confused_with ?? [];
  const edge = edges.find((one) => one.id === twin);
  expect(edge?.difference).toMatch(/^[A-Z].*\.$/);
  expect(edge?.difference_zh).toMatch(/\p{Script=Han}.*。$/u);
});

function declaredIn(record: unknown): readonly { readonly id: string; readonly twin: string }[] {
  if (!isObject(record) || typeof record['id'] !== 'string') return [];
  const { id, transition_graph: graph } = record;
  const edges = isObject(graph) ? graph['frequently_confused_with'] : [];
  if (!Array.isArray(edges)) return [];
  return edges.flatMap((edge: unknown) =>
    isObject(edge) && typeof edge['id'] === 'string' ? [{ id, twin: edge['id'] }] : [],
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
