// Writes a picture of each page to docs/screenshots/, and with --all in every language, theme and width to a folder of
// your choice, for looking at.
//
//   node scripts/screenshots.mjs
//   node scripts/screenshots.mjs --all /tmp/pictures
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { serveFolder } from './serve-folder.mjs';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => existsSync(path),
);
if (!executablePath) {
  console.error('Expected Chromium at /usr/bin/chromium; install it (Debian: chromium fonts-noto-cjk)');
  process.exit(2);
}
const all = process.argv[2] === '--all';
const out = all ? (process.argv[3] ?? 'screenshots') : 'docs/screenshots';
const site = mkdtempSync(join(tmpdir(), 'wayout-site-'));
execFileSync(process.execPath, ['dist/main.js', 'site', '--out', site], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
const server = await serveFolder(site);
const browser = await chromium.launch({
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--hide-scrollbars',
  ],
});

const record = 'records/cicd/docker-buildkit-ssh-auth-fail.html';
const pages = [
  { name: 'paste', path: 'index.html' },
  { name: 'answer', path: 'index.html', prepare: showExample },
  {
    name: 'records',
    path: 'records.html',
    prepare: (page) => page.waitForSelector('.facet', { state: 'attached' }),
  },
  { name: 'record', path: record },
  { name: 'evidence', path: record, prepare: (page) => page.locator('#evidence').scrollIntoViewIfNeeded() },
  { name: 'transitions', path: 'graph.html' },
  { name: 'quality', path: 'quality.html' },
];
const views = [
  { lang: 'en', theme: 'light', size: 'desktop' },
  { lang: 'zh', theme: 'dark', size: 'desktop' },
  ...(all
    ? [
        { lang: 'en', theme: 'dark', size: 'desktop' },
        { lang: 'zh', theme: 'light', size: 'desktop' },
        { lang: 'en', theme: 'light', size: 'phone' },
        { lang: 'zh', theme: 'dark', size: 'phone' },
      ]
    : []),
];
const sizes = { desktop: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } };

mkdirSync(out, { recursive: true });
for (const { lang, theme, size } of views) {
  const context = await browser.newContext({
    viewport: sizes[size],
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  for (const { name, path, prepare } of pages) {
    const page = await context.newPage();
    await page.goto(`${server.address}${lang}/${path}`, { waitUntil: 'networkidle' });
    if (prepare) await prepare(page);
    if (name === 'evidence') await page.evaluate(() => document.querySelector('#evidence')?.scrollIntoView());
    const file = all ? `${name}-${lang}-${theme}-${size}.png` : `${name}-${lang}.png`;
    await page.screenshot({ path: join(out, file) });
    await page.close();
  }
  await context.close();
}
await browser.close();
await server.close();
rmSync(site, { recursive: true });

async function showExample(page) {
  await page.locator('[data-part=example]').click();
  await page.waitForSelector('.card');
}
