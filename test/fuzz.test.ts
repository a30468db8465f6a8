import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('../scripts/fuzz.mjs', import.meta.url));

// The same with a million inputs is `npm run fuzz`.
test('hostile logs, patterns, records and packs break nothing', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [script, '--inputs', '1500', '--seed', '20260801'],
    { encoding: 'utf8' },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  for (const name of [
    '50 MB without a newline',
    'a million lines of one byte',
    'groups never closed',
    'pattern: a megabyte',
  ])
    expect(stdout).toContain(name);
  expect(stdout).toMatch(/^1521 inputs in \d+ s, none broke it$/m);
}, 180_000);
