import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { assertExecutable, digestOfCorpus } from './trust.ts';

let cwd: string;
let foreign: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'wayout-own-'));
  foreign = mkdtempSync(join(tmpdir(), 'wayout-foreign-'));
  mkdirSync(join(foreign, 'git/x/repro'), { recursive: true });
  writeFileSync(join(foreign, 'git/x/repro/repro.json'), '{}');
  mkdirSync(join(cwd, 'records'));
});
afterEach(() => {
  for (const folder of [cwd, foreign]) rmSync(folder, { recursive: true });
});

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');

test('the own records, where the user works, are executed', () => {
  expect(() => assertExecutable(join(cwd, 'records'), { cwd, keys: [] })).not.toThrow();
});

test('a corpus from elsewhere is refused, and the message says why', () => {
  expect(() => assertExecutable(foreign, { cwd, keys: [] })).toThrow(
    /Nothing of .* was executed.*names no publisher/,
  );
});

test('a publisher whose key is not trusted for execution is refused, wherever the corpus lies', () => {
  publish();
  expect(() => assertExecutable(foreign, { cwd, keys: [] })).toThrow(/key of Somewhere is not trusted/);
  expect(() => assertExecutable(foreign, { cwd: foreign, keys: [] })).toThrow(/not trusted/);
});

test('one record of a foreign corpus is no way around its publisher', () => {
  publish();
  const record = join(foreign, 'git/x');
  expect(() => assertExecutable(record, { cwd: foreign, keys: [] })).toThrow(/not trusted/);
  expect(() => assertExecutable(record, { cwd: record, keys: [] })).toThrow(/not trusted/);
});

test('a trusted publisher is executed, as long as every file is as it was signed', () => {
  publish();
  expect(() => assertExecutable(foreign, { cwd, keys: [key] })).not.toThrow();
  writeFileSync(join(foreign, 'git/x/repro/repro.json'), '{"trigger":"rm -rf ~"}');
  expect(() => assertExecutable(foreign, { cwd, keys: [key] })).toThrow(/corpus\.sig is not/);
});

test('a trusted key without a signature, or with another one, proves nothing', () => {
  publish();
  rmSync(join(foreign, 'corpus.sig'));
  expect(() => assertExecutable(foreign, { cwd, keys: [key] })).toThrow(/corpus\.sig/);
  writeFileSync(join(foreign, 'corpus.sig'), 'AAAA');
  expect(() => assertExecutable(foreign, { cwd, keys: [key] })).toThrow(/corpus\.sig/);
});

function publish(): void {
  writeFileSync(join(foreign, 'corpus.json'), JSON.stringify({ publisher: { name: 'Somewhere', key } }));
  const signature = sign(null, Buffer.from(digestOfCorpus(foreign)), privateKey).toString('base64');
  writeFileSync(join(foreign, 'corpus.sig'), signature);
}
