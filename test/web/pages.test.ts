import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFlaws } from '../helpers/axe.ts';
import { chromiumPath, launchChromium, openPage } from '../helpers/chromium.ts';
import { serveSite, type ServedSite } from '../helpers/site.ts';

const failure = readFileSync(
  fileURLToPath(new URL('../../examples/docker-build-401.log', import.meta.url)),
  'utf8',
);
const record = 'records/cicd/docker-buildkit-ssh-auth-fail.html';
const pages = ['index.html', 'records.html', record, 'graph.html', 'quality.html'];

describe.skipIf(!chromiumPath)('pages in Chromium (skipped where /usr/bin/chromium is missing)', () => {
  let site: ServedSite;
  let browser: Browser;

  beforeAll(async () => {
    [site, browser] = await Promise.all([serveSite(), launchChromium()]);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test.for(['en', 'zh'].flatMap((lang) => ['light', 'dark'].map((theme) => [lang, theme] as const)))(
    'every page in %s and %s keeps its policy and has no flaw that axe knows',
    { timeout: 240_000 },
    async ([lang, theme]) => {
      const { page, offences } = await openPage(browser, site.address, {
        colorScheme: theme === 'dark' ? 'dark' : 'light',
      });
      for (const path of pages) {
        await page.goto(`${site.address}${lang}/${path}`, { waitUntil: 'networkidle' });
        expect(await page.locator('html').getAttribute('lang')).toMatch(lang);
        expect(await page.locator('h1:visible').count()).toBe(1);
        expect({ path, flaws: await axeFlaws(page) }).toEqual({ path, flaws: [] });
      }
      expect(offences).toEqual([]);
      await page.context().close();
    },
  );

  test(
    'the answer has no flaw that axe knows, for a known and an unknown failure',
    { timeout: 120_000 },
    async () => {
      for (const theme of ['light', 'dark'] as const) {
        const { page, offences } = await openPage(browser, site.address, { colorScheme: theme });
        await page.goto(`${site.address}en/index.html`);
        for (const log of [
          failure,
          'step one\nERROR: the flux capacitor lost 3 of 7 turns\nexit status 9\n',
        ]) {
          await page.locator('#log-text').fill(log);
          await page.getByRole('button', { name: 'Explain', exact: true }).click();
          await page.locator('.card').waitFor();
          await page.locator('.log-row').first().waitFor();
          expect(await axeFlaws(page)).toEqual([]);
          await page.getByRole('button', { name: 'Another log' }).click();
        }
        expect(offences).toEqual([]);
        await page.context().close();
      }
    },
  );

  test('a pasted log is explained without a request that holds any of it', async () => {
    const { page, requests, offences } = await openPage(browser, site.address);
    await page.goto(`${site.address}en/index.html`, { waitUntil: 'networkidle' });
    const before = requests.length;
    await page.locator('#log-text').fill(failure);
    await page.getByRole('button', { name: 'Explain', exact: true }).click();
    await page.locator('.card-known').waitFor();
    const made = requests.slice(before).map((request) => request.replace(site.address, ''));
    expect(
      made.filter((request) => !/^GET (?:assets\/worker-\w+\.js|packs\/[0-9a-f]+\.pack) 0$/.test(request)),
    ).toEqual([]);
    expect(await page.locator('.card .signature').textContent()).toContain('failed to fetch oauth token');
    // The second log needs no pack.
    const again = requests.length;
    await page.getByRole('button', { name: 'Another log' }).click();
    await page.locator('#log-text').fill(failure);
    await page.getByRole('button', { name: 'Explain', exact: true }).click();
    await page.locator('.card-known').waitFor();
    expect(requests.length).toBe(again);
    expect(offences).toEqual([]);
    await page.context().close();
  });

  test('captures stand in the commands, and a copy button copies what is seen', async () => {
    const { page } = await openPage(browser, site.address);
    await page.goto(`${site.address}zh/index.html`);
    await page.locator('#log-text').fill(failure);
    await page.locator('button[type=submit]').first().click();
    await page.locator('.card-known').waitFor();
    const command = page.locator('.action-take .command').filter({ hasText: /^docker login/ });
    expect(await command.locator('code').textContent()).toBe('docker login 127.0.0.1:5000');
    await command.getByRole('button').click();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('docker login 127.0.0.1:5000');
    expect(await command.getByRole('button').textContent()).toBe('已复制');
    await page.context().close();
  });

  test('a record is found and read with the keyboard alone', { timeout: 120_000 }, async () => {
    const { page, offences } = await openPage(browser, site.address);
    await page.goto(`${site.address}en/index.html`);
    const tabTo = async (selector: string) => {
      for (let i = 0; i < 80; i++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
      }
      throw new Error(`Expected ${selector} to be reached by Tab`);
    };
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await tabTo('#log-text');
    await page.keyboard.insertText(failure);
    await page.keyboard.press('Control+Enter');
    await page.locator('.card-known').waitFor();
    await tabTo('.card a.record-id');
    await page.keyboard.press('Enter');
    await page.waitForURL(/docker-buildkit-ssh-auth-fail\.html/);
    await tabTo('.contents a[href="#evidence"]');
    await page.keyboard.press('Enter');
    await tabTo('a.cell');
    const first = await page.evaluate('document.activeElement.hash');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate('document.activeElement.hash')).not.toBe(first);
    await page.keyboard.press('Enter');
    await page.locator('dialog[open]').waitFor();
    expect(await page.locator('dialog .trial').count()).toBeGreaterThan(0);
    expect(await page.locator('dialog .digest').first().textContent()).toMatch(/^[0-9a-f]{64}$/);
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'hidden' });
    expect(await page.evaluate('document.activeElement.className')).toBe('cell');
    expect(offences).toEqual([]);
    await page.context().close();
  });

  test('records are searched and narrowed down, and the address keeps the choice', async () => {
    const { page } = await openPage(browser, site.address);
    await page.goto(`${site.address}en/records.html`);
    await page.locator('.facet').first().waitFor();
    await page.locator('#record-search').fill('registry 401');
    expect(await page.locator('.row').first().locator('code').textContent()).toBe(
      'cicd/docker-buildkit-ssh-auth-fail',
    );
    await page.locator('#record-search').fill('');
    await page.getByRole('checkbox', { name: /^git \d+$/ }).check();
    const ids = await page.locator('.row code').allTextContents();
    expect(ids.length).toBeGreaterThan(3);
    expect(ids.filter((id) => !id.startsWith('git/'))).toEqual([]);
    await page.reload();
    await page.locator('.facet').first().waitFor();
    expect(await page.locator('.row code').allTextContents()).toEqual(ids);
    await page.locator('[data-language]').click();
    await page.waitForURL(/zh\/records\.html\?domain=git/);
    await page.context().close();
  });

  test('light and dark can be chosen, and the choice stays', async () => {
    const { page } = await openPage(browser, site.address, { colorScheme: 'light' });
    await page.goto(`${site.address}en/quality.html`);
    const paper = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await paper();
    await page.getByRole('button', { name: 'Light or dark' }).click();
    const dark = await paper();
    expect(dark).not.toBe(light);
    await page.goto(`${site.address}zh/records.html`);
    expect(await paper()).toBe(dark);
    await page.context().close();
  });

  test('the bare address leads to the language of the reader', async () => {
    const { page } = await openPage(browser, site.address, { locale: 'zh-CN' });
    await page.goto(site.address);
    await page.waitForURL(/zh\/index\.html$/);
    await page.context().close();
  });

  test('without scripts records can be read and listed', async () => {
    const { page } = await openPage(browser, site.address, { javaScriptEnabled: false });
    await page.goto(`${site.address}en/records.html`);
    await page.locator('a.row-title[href$="push-rejected-non-fast-forward.html"]').click();
    expect(await page.locator('table.matrix a.cell').count()).toBeGreaterThan(5);
    await page.context().close();
  });
});
