import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(join(root, 'docs/coverage.md'), 'utf8');
const rows = page.split('\n').filter((line) => /^\| [a-z]/.test(line) && !line.startsWith('| family'));

test('docs/coverage.md names each record once, and no other', () => {
  const ids = readdirSync(join(root, 'records'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('record.json'))
    .map((file) => file.replace(/[/\\]record\.json$/, '').replaceAll('\\', '/'));
  const named = [...page.matchAll(/\]\(\.\.\/records\/([^)]+)\)/g)].map(([, id]) => id);
  expect(named).toHaveLength(ids.length);
  expect(new Set(named)).toEqual(new Set(ids));
});

test('each candidate has all columns, and one without a record says why', () => {
  expect(rows.length).toBeGreaterThanOrEqual(80);
  for (const row of rows) {
    const cells = row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim());
    expect(cells).toHaveLength(6);
    expect(cells.every((cell) => cell.length > 0)).toBe(true);
    expect(cells[5]).toMatch(/^(?:\[[a-z]+\/|open: \S|out(?: for now)?(?::|$))/);
  }
});
