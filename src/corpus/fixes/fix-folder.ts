import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonical } from './canonical.ts';

/**
 * Repairs in a record's folder what needs no decision: empty fields are left out, keys stand in the canonical order,
 * the text is two-space JSON with a newline at its end. Returns the files it rewrote.
 */
export function fixFolder(folder: string): readonly string[] {
  return ['record.json', 'zh.json']
    .map((name) => join(folder, name))
    .filter((file) => existsSync(file))
    .filter((file) => rewrite(file));
}

function rewrite(file: string): boolean {
  const before = readFileSync(file, 'utf8');
  const after = `${JSON.stringify(canonical(JSON.parse(before)), null, 2)}\n`;
  if (after === before) return false;
  // Written beside and renamed, so that a kill in the middle leaves the old file whole.
  writeFileSync(`${file}.tmp`, after);
  renameSync(`${file}.tmp`, file);
  return true;
}
