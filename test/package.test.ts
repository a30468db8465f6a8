import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import type { Diagnosis } from '../src/diagnosis/index.ts';
import { call } from './helpers/wayout.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const project = mkdtempSync(join(tmpdir(), 'wayout-package-'));
const log = readFileSync(join(root, 'examples/linker-undefined-reference.log'), 'utf8');
const npm = (args: readonly string[], cwd: string) =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Packs what `npm publish` would, and installs it into an empty project. */
beforeAll(() => {
  const tarball = npm(['pack', '--ignore-scripts', '--silent', '--pack-destination', project], root).trim();
  writeFileSync(join(project, 'package.json'), '{"name":"empty","private":true,"type":"module"}');
  npm(['install', '--prefer-offline', '--no-audit', '--no-fund', `./${tarball}`], project);
}, 240_000);

function runScript(source: string): unknown {
  writeFileSync(join(project, 'script.js'), source);
  const { status, stdout, stderr } = call(process.execPath, ['script.js'], { cwd: project, input: log });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
}

test('the installed command explains a log', () => {
  const { status, stdout } = call(join(project, 'node_modules/.bin/wayout'), ['--format', 'json'], {
    input: log,
    cwd: project,
  });
  expect(status).toBe(0);
  const { decision, findings }: Diagnosis = JSON.parse(stdout);
  expect([decision, findings[0]?.id]).toEqual(['known', 'c/undefined-reference']);
});

test('importing starts nothing, and every export is there', () => {
  const names = runScript(`
    import * as library from 'wayout';
    import * as browser from 'wayout/browser';
    console.log(JSON.stringify({ library: Object.keys(library), browser: Object.keys(browser) }));`);
  expect(names).toMatchObject({
    library: expect.arrayContaining(['openKnowledge', 'createMatcher', 'diagnose', 'parseRecord']),
    browser: expect.arrayContaining(['createMatcher', 'diagnose', 'openPack']),
  });
});

test('the library and the browser file give the same answer', () => {
  const answers = runScript(`
    import { readFileSync } from 'node:fs';
    import { fileURLToPath } from 'node:url';
    import { openKnowledge } from 'wayout';
    import { createMatcher, diagnose, openPack } from 'wayout/browser';
    const log = readFileSync(0, 'utf8');
    const pack = openPack(readFileSync(fileURLToPath(import.meta.resolve('wayout/pack'))));
    const here = (await openKnowledge()).diagnose(log);
    const there = diagnose(createMatcher(pack).match(log), pack.find);
    console.log(JSON.stringify({ here, there }));`);
  expect(answers).toMatchObject({ here: { decision: 'known' } });
  const { here, there } = Object(answers);
  expect(there).toEqual(here);
});

test('the browser file is one file that needs neither Node nor a package', () => {
  const text = readFileSync(join(project, 'node_modules/wayout/dist/browser.js'), 'utf8');
  expect(text).not.toMatch(/\bfrom\s*["']|\bimport\s*\(|\brequire\s*\(|node:|\bprocess\.|ZodError/);
});

test('every path of the exports leads to a file, and licences come with it', () => {
  const installed = join(project, 'node_modules/wayout');
  const { exports } = Object(JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')));
  const paths = Object.values(exports)
    .flatMap((target) => (typeof target === 'string' ? [target] : Object.values(Object(target))))
    .map((target) => join(installed, String(target).replace(/\/\*$/, '')));
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  const schemas = readdirSync(join(installed, 'schema'));
  expect(schemas).toContain('record.schema.json');
  for (const schema of schemas) {
    expect(JSON.parse(readFileSync(join(installed, 'schema', schema), 'utf8'))).toHaveProperty('title');
  }
  for (const file of ['LICENSE', 'LICENSE-records', 'README.md'])
    expect(existsSync(join(installed, file))).toBe(true);
});

test('the types compile in a project that has nothing else installed', () => {
  cpSync(join(root, 'test/fixtures/package/use.ts'), join(project, 'use.ts'));
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023'];
  const { stdout, status } = call(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), ...options, '--types', '', 'use.ts'],
    { cwd: project },
  );
  expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
}, 60_000);
