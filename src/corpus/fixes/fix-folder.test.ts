import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixFolder } from './fix-folder.ts';

test('a record file is put in canonical order without empty fields, once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wayout-fix-'));
  const file = join(folder, 'record.json');
  writeFileSync(
    file,
    '{"tags":[],"signature":"s","regex":null,"id":"a/b","workarounds":[{"how":"h","id":"x"}],"domain":"a"}',
  );
  expect(fixFolder(folder)).toEqual([file]);
  const fixed = readFileSync(file, 'utf8');
  expect(Object.keys(JSON.parse(fixed))).toEqual(['id', 'signature', 'domain', 'workarounds']);
  expect(fixed).toContain('"id": "x",\n      "how": "h"');
  expect(fixFolder(folder)).toEqual([]);
});
