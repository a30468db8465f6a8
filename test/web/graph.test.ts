import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFlaws } from '../helpers/axe.ts';
import { chromiumPath, launchChromium, openPage } from '../helpers/chromium.ts';
import { drawnTexts, overlaps, watchDrawing, type DrawnText } from '../helpers/drawn.ts';
import { serve } from '../helpers/serve.ts';
import { serveSite, type ServedSite } from '../helpers/site.ts';
import { wayout } from '../helpers/wayout.ts';

const foreign = fileURLToPath(new URL('../../../shared/corpora/deadends.ndjson.gz', import.meta.url));

describe.skipIf(!chromiumPath)('the map in Chromium (skipped where /usr/bin/chromium is missing)', () => {
  let site: ServedSite;
  let browser: Browser;

  beforeAll(async () => {
    [site, browser] = await Promise.all([serveSite(), launchChromium()]);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function openMap(address: string, path = 'en/graph.html') {
    const watched = await openPage(browser, address);
    await watchDrawing(watched.page);
    await watched.page.goto(`${address}${path}`);
    await watched.page.locator('#graph-records option').first().waitFor({ state: 'attached' });
    return watched;
  }

  const named = (texts: readonly DrawnText[], text: string) => {
    const found = texts.find((one) => one.text === text);
    if (!found)
      throw new Error(`Expected "${text}" on the map, found ${texts.map((one) => one.text).join(', ')}`);
    return found;
  };
  const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

  async function find(page: Page, words: string): Promise<void> {
    await page.getByLabel('Find a record').fill(words);
    await page.keyboard.press('Enter');
  }

  test('zooming keeps what is in the middle, by buttons, wheel and keys, and shows more of each name', async () => {
    const { page, offences } = await openMap(site.address);
    const canvas = page.locator('canvas');
    const { width = 0, height = 0 } = (await canvas.boundingBox()) ?? {};
    const fitted = await drawnTexts(page);
    // Every family is named, and no name stands on another.
    const families = fitted.filter(({ weight }) => weight === '600');
    expect(families.map(({ text }) => text)).toContain('git 12');
    expect(overlaps(fitted)).toEqual([]);
    const before = named(fitted, 'git 12');
    const away = (text: DrawnText) => [text.x - width / 2, text.y - height / 2];
    // Not the place of the text, which keeps its size, but that of the box's corner grows with the map.
    await press(page, 'Zoom out');
    const out = named(await drawnTexts(page), 'git 12');
    expect(Math.hypot(...away(out))).toBeLessThan(Math.hypot(...away(before)));
    await press(page, 'Zoom in');
    expect(await drawnTexts(page)).toEqual(fitted);

    // By the wheel, what is under the pointer stays there.
    const dot = named(fitted, 'git 12');
    await canvas.hover({ position: { x: dot.x, y: dot.y } });
    await page.mouse.wheel(0, -500);
    const wheeled = named(await drawnTexts(page), 'git 12');
    expect(Math.hypot(wheeled.x - dot.x, wheeled.y - dot.y)).toBeLessThan(12);
    expect((await drawnTexts(page)).filter(({ text }) => text.endsWith('…')).length).toBeLessThan(
      fitted.filter(({ text }) => text.endsWith('…')).length,
    );
    await canvas.press('0');
    expect(await drawnTexts(page)).toEqual(fitted);
    await canvas.press('ArrowRight');
    expect(named(await drawnTexts(page), 'git 12').x).toBeCloseTo(before.x - 80, 3);
    await canvas.press('ArrowLeft');
    await canvas.press('+');
    await canvas.press('-');
    const back = named(await drawnTexts(page), 'git 12');
    expect([back.x, back.y]).toEqual([expect.closeTo(before.x, 3), expect.closeTo(before.y, 3)]);
    await press(page, 'Show all');
    expect(await drawnTexts(page)).toEqual(fitted);
    expect(offences).toEqual([]);
    await page.context().close();
  });

  test('a record is found by its id or words of its message, and what it leads to stands beside the map', async () => {
    const { page, offences } = await openMap(site.address);
    const detail = page.locator('[data-part=detail]');
    await find(page, 'local changes overwritten merge');
    await detail.getByRole('link', { name: 'git/local-changes-overwritten' }).waitFor();
    const texts = await drawnTexts(page);
    expect(named(texts, 'local-changes-overwritten').weight).toMatch(/700|bold/);
    // What it leads to is named in full, however little room there is.
    expect(named(texts, 'rebase-needs-clean-tree').weight).toBe('400');
    expect(await detail.locator('h3').allTextContents()).toEqual([
      'Leads to',
      'Comes after',
      'Not to be confused with',
    ]);
    await detail.getByRole('button', { name: 'git/pull-divergent-branches' }).click();
    await detail.getByRole('link', { name: 'git/pull-divergent-branches' }).waitFor();
    // Where its name begins is its dot, which can be clicked.
    await find(page, 'ssh/host-key-changed');
    await detail.getByRole('link', { name: 'ssh/host-key-changed' }).waitFor();
    const chosen = named(await drawnTexts(page), 'host-key-changed');
    await page.locator('canvas').click({ position: { x: 5, y: 5 } });
    await detail.getByText('Choose a record').waitFor();
    await page.locator('canvas').click({ position: { x: chosen.x + 4, y: chosen.y - chosen.size } });
    await detail.getByRole('link', { name: 'ssh/host-key-changed' }).waitFor();
    expect(await axeFlaws(page)).toEqual([]);

    await find(page, 'no such record');
    expect(await page.locator('[data-part=found]').textContent()).toBe('Not found');
    expect(offences).toEqual([]);
    await page.context().close();
  });

  test.skipIf(!existsSync(foreign))(
    '2,500 records can be read from far and near, found and moved (skipped where ../shared/corpora is missing)',
    { timeout: 240_000 },
    async () => {
      const pack = join(mkdtempSync(join(tmpdir(), 'wayout-map-')), 'foreign.pack');
      expect(wayout(['corpus', 'import', 'deadends', foreign, '--out', pack]).status).toBe(0);
      const { address } = await serve(['--corpus', pack]);
      const { page, offences } = await openMap(`${address}/`);
      const far = await drawnTexts(page);
      // From far away the names of all families, large enough and clear of each other.
      expect(far.length).toBeGreaterThan(40);
      expect(Math.min(...far.map(({ size }) => size))).toBeGreaterThanOrEqual(12);
      expect(overlaps(far)).toEqual([]);
      let most = 0;
      for (let i = 0; i < 6; i++) {
        await press(page, 'Zoom in');
        const near = await drawnTexts(page);
        expect(overlaps(near)).toEqual([]);
        expect(Math.min(...near.map(({ size }) => size))).toBeGreaterThan(8.5);
        most = Math.max(most, near.length);
      }
      // Somewhere between, many records are named at once.
      expect(most).toBeGreaterThan(100);
      await find(page, 'docker daemon not running');
      const detail = page.locator('[data-part=detail]');
      const id = await detail.locator('a.record-id').textContent();
      expect(id).toMatch(/docker/);
      const chosen = (await drawnTexts(page)).filter(({ weight }) => /700|bold/.test(weight));
      expect(chosen).toHaveLength(1);
      // Moving it draws each frame anew.
      const median = Number(await page.evaluate(moving));
      console.log(`2,522 records: median frame ${median.toFixed(1)} ms while the map is moved`);
      expect(median).toBeLessThan(100);
      expect(offences).toEqual([]);
      await page.context().close();
    },
  );
});

/** Moves the map by keys for a second and a half, and measures what each frame took. */
const moving = `new Promise((resolve) => {
  const canvas = document.querySelector('canvas');
  document.querySelector('[data-part=fit]').click();
  const times = [];
  const began = performance.now();
  let last = began;
  const frame = (now) => {
    times.push(now - last);
    last = now;
    canvas.dispatchEvent(new KeyboardEvent('keydown', { key: times.length % 2 ? 'ArrowLeft' : 'ArrowRight' }));
    if (now - began < 1500) requestAnimationFrame(frame);
    else resolve(times.sort((a, b) => a - b)[times.length >> 1]);
  };
  requestAnimationFrame(frame);
})`;
