import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { openKnowledge, type Knowledge } from '../src/index.ts';
import { wayout } from './helpers/wayout.ts';

const cleanlogs = fileURLToPath(new URL('../cleanlogs', import.meta.url));
const records = fileURLToPath(new URL('../records', import.meta.url));
const logs = readdirSync(cleanlogs, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.log'),
);
let knowledge: Knowledge;

beforeAll(async () => {
  knowledge = await openKnowledge({ corpus: [records] });
});

test('a build that succeeded is unknown, and the exit code is 1', () => {
  const { status, stdout } = wayout([], { input: 'Build succeeded. 0 warnings 0 errors\n' });
  expect(status).toBe(1);
  expect(stdout).toContain('unknown');
});

test('there are clean logs of many tools', () => {
  expect(logs.length).toBeGreaterThanOrEqual(30);
  expect(new Set(logs.map((log) => log.split(/[/\\]/)[0])).size).toBeGreaterThanOrEqual(10);
});

test.each(logs)('%s is unknown', (log) => {
  const { decision, findings } = knowledge.diagnose(readFileSync(join(cleanlogs, log)));
  expect({ decision, found: decision === 'unknown' ? [] : findings.map(({ id }) => id) }).toEqual({
    decision: 'unknown',
    found: [],
  });
});
