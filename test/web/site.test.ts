import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parseRecord } from '../../src/record/index.ts';
import { openPack } from '../../src/matcher/index.ts';
import { demoCorpus, wayout } from '../helpers/wayout.ts';

const folder = join(mkdtempSync(join(tmpdir(), 'wayout-site-')), 'public');
const base = 'https://failures.example/sub/';
const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const filesOf = (root: string) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(root, path)).isFile())
    .sort();

beforeAll(() => {
  const { status, stderr, stdout } = wayout(['site', '--out', folder, '--base-url', base]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/public: \d+ files, [\d.]+ MB\n$/);
}, 120_000);

test('every link and every file that a page loads leads to a file of the site', () => {
  const missing = filesOf(folder)
    .filter((path) => path.endsWith('.html'))
    .flatMap((path) =>
      [...read(path).matchAll(/(?:href|src)="([^"#?]+)[^"]*"/g)]
        .map(([, link = '']) => link)
        .filter((link) => !/^https?:/.test(link))
        .filter((link) => !existsSync(join(folder, dirname(path), link)))
        .map((link) => `${path}: ${link}`),
    );
  expect(missing).toEqual([]);
});

test('a link within a page leads to a place of that page', () => {
  const broken = filesOf(folder)
    .filter((path) => path.endsWith('.html'))
    .flatMap((path) => {
      const html = read(path);
      const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
      return [...html.matchAll(/href="#([^"]+)"/g)].flatMap(([, id]) =>
        ids.has(id) ? [] : [`${path}#${id}`],
      );
    });
  expect(broken).toEqual([]);
});

test('programs find the records in published form, and the pack', () => {
  const index = JSON.parse(read('index.json'));
  const lines = read('errors.ndjson').trimEnd().split('\n');
  expect(lines.length).toBe(index.records);
  const one = index.entries.find(({ id }: { id: string }) => id === 'cicd/docker-buildkit-ssh-auth-fail');
  const record = parseRecord(JSON.parse(read(one.json)));
  expect(record).toEqual(parseRecord(JSON.parse(lines[index.entries.indexOf(one)] ?? '')));
  expect(JSON.parse(wayout(['show', record.id, '--format', 'json']).stdout)).toEqual(
    JSON.parse(read(one.json)),
  );
  const [pack] = index.packs;
  expect(openPack(readFileSync(join(folder, pack.path))).digest).toBe(pack.digest);
});

test('search engines and models are told where things are', () => {
  const sitemap = read('sitemap.xml');
  expect(sitemap).toContain(`<loc>${base}en/records/git/push-rejected-non-fast-forward.html</loc>`);
  expect(sitemap).toContain(`hreflang="zh" href="${base}zh/quality.html"`);
  expect(read('robots.txt')).toContain(`Sitemap: ${base}sitemap.xml`);
  expect(read('llms.txt')).toMatch(/^# wayout\n\n> /);
  expect(read('en/index.html')).toContain(`<link rel="alternate" hreflang="zh" href="${base}zh/index.html">`);
});

test('the same corpus gives the same bytes, and what is no longer part of it goes', () => {
  const digests = (root: string) =>
    filesOf(root).map(
      (path) =>
        `${path} ${createHash('sha256')
          .update(readFileSync(join(root, path)))
          .digest('hex')}`,
    );
  const again = join(mkdtempSync(join(tmpdir(), 'wayout-site-')), 'again');
  const args = ['site', '--out', again, '--corpus', demoCorpus];
  wayout(args);
  const first = digests(again);
  wayout(args);
  expect(digests(again)).toEqual(first);
  const { status, stdout } = wayout(['site', '--out', again]);
  expect(status).toBe(0);
  expect(stdout).toMatch(/old ones removed/);
  expect(existsSync(join(again, 'en/records/git/push-rejected-non-fast-forward.html'))).toBe(true);
});

test('a folder of others is refused, and with --force its files stay', () => {
  const other = mkdtempSync(join(tmpdir(), 'wayout-other-'));
  writeFileSync(join(other, 'thesis.txt'), 'mine');
  const refused = wayout(['site', '--out', other, '--corpus', demoCorpus]);
  expect(refused.status).toBe(2);
  expect(refused.stderr).toMatch(/^wayout: Expected .* to be empty or to hold a site that wayout wrote/);
  expect(readdirSync(other)).toEqual(['thesis.txt']);
  expect(wayout(['site', '--out', other, '--corpus', demoCorpus, '--force']).status).toBe(0);
  expect(readFileSync(join(other, 'thesis.txt'), 'utf8')).toBe('mine');
});

test.for([
  [['site'], /Expected --out DIR/],
  [['site', '--out', 'x', 'y'], /Expected options only, found "y"/],
  [
    ['site', '--out', 'x', '--base-url', 'javascript:alert(1)'],
    /Expected --base-url to be an http\(s\) address/,
  ],
  [['site', '--out', 'x', '--corpus', '/nowhere'], /nowhere/],
] as const)('%j is refused with what was expected', ([args, message]) => {
  const cwd = mkdtempSync(join(tmpdir(), 'wayout-cwd-'));
  mkdirSync(cwd, { recursive: true });
  const { status, stderr } = wayout(args, { cwd });
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
  expect(readdirSync(cwd)).toEqual([]);
});
