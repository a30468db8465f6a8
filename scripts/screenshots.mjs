// Writes a picture of each page to docs/screenshots/, and with --all in every language, theme and width to a folder of
// your choice, for looking at.
//
//   node scripts/screenshots.mjs
//   node scripts/screenshots.mjs --all /tmp/pictures
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath, launchChromium } from './launch-chromium.mjs';

if (!chromiumPath) {
  console.error('Expected Chromium at /usr/bin/chromium; install it (Debian: chromium fonts-noto-cjk)');
  process.exit(2);
}
const all = process.argv[2] === '--all';
const out = all ? (process.argv[3] ?? 'screenshots') : 'docs/screenshots';
const home = mkdtempSync(join(tmpdir(), 'wayout-screenshots-'));
const server = spawn(process.execPath, ['dist/main.js', 'serve', '--port', '0', '--drain', '0'], {
  env: { ...process.env, XDG_DATA_HOME: home, XDG_CACHE_HOME: home },
  stdio: ['ignore', 'pipe', 'ignore'],
});
const [said] = await once(server.stdout, 'data');
const address = /http:\S+/.exec(String(said))?.[0];
if (!address) throw new Error(`Expected the server's address, found ${said}`);
await propose();
const browser = await launchChromium(['--hide-scrollbars']);

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
  { name: 'transitions', path: 'graph.html', prepare: settled },
  { name: 'quality', path: 'quality.html' },
  { name: 'propose', path: 'index.html', prepare: proposeUnknown },
  { name: 'review', path: 'review.html', prepare: (page) => page.waitForSelector('.proposal') },
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
    await page.goto(`${address}${lang}/${path}`, { waitUntil: 'networkidle' });
    if (prepare) await prepare(page);
    if (name === 'evidence') await page.evaluate(() => document.querySelector('#evidence')?.scrollIntoView());
    const file = all ? `${name}-${lang}-${theme}-${size}.png` : `${name}-${lang}.png`;
    await page.screenshot({ path: join(out, file) });
    await page.close();
  }
  await context.close();
}
await browser.close();
server.kill();
await once(server, 'exit');
rmSync(home, { recursive: true });

/** Something to review: a proposal that repeats a record, with what lint says of it. */
async function propose() {
  const source = {
    id: 'cicd/registry-refuses-token',
    signature: 'failed to fetch oauth token: unexpected status',
    regex: 'failed to fetch oauth token: unexpected status',
    domain: 'cicd',
    root_cause: 'The token of the registry is no longer valid.',
    dead_ends: [{ id: 'retry', action: 'Build again', why_fails: 'The same token is sent.' }],
    workarounds: [
      { id: 'login', action: 'Log in again', how: 'With a token that is valid.', command: 'docker login' },
    ],
  };
  const examples = [{ name: 'build.log', text: readFileSync('examples/docker-build-401.log', 'utf8') }];
  const answer = await fetch(`${address}api/v1/proposals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ source, examples }),
  });
  if (answer.status !== 201) throw new Error(`Expected 201, found ${answer.status}: ${await answer.text()}`);
}

/** The map is drawn in the frame after its data came. */
async function settled(page) {
  await page.waitForSelector('#graph-records option', { state: 'attached' });
  await page.waitForTimeout(600);
}

async function showExample(page) {
  await page.locator('[data-part=example]').click();
  await page.waitForSelector('.card');
}

/** A failure that nobody knows, on its way to a proposal. */
async function proposeUnknown(page) {
  await page
    .locator('#log-text')
    .fill('building the seat\ngimlet: FATAL cannot seat the auger in socket 12\n');
  await page.locator('.intake-form button[type=submit]').click();
  await page.locator('a[data-draft]').click();
  await page.waitForURL(/propose\.html/);
  await page.locator('#signature').fill('gimlet: FATAL cannot seat the auger in socket 12');
}
