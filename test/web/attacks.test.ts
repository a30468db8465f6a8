import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, launchChromium, openPage } from '../helpers/chromium.ts';
import { serve } from '../helpers/serve.ts';
import { serveSite, type ServedSite } from '../helpers/site.ts';

const attack =
  '"><img src=x onerror="document.title=\'hacked\'"><svg onload=alert(1)></svg><script>alert(2)</script> [a](javascript:alert(3)) \u001b[31mred\u001b]8;;http://evil.example\u0007 \u202egnp.exe\u2066 ${7*7} {{signature}}';

/** Every text of a record is an attack; links are of kinds that must not become links. */
const hostile = {
  id: 'evil/record',
  signature: `license seat refused ${attack}`,
  signature_zh: `许可证 ${attack}`,
  regex: 'license seat refused (?<seat>\\S+)',
  domain: 'evil',
  category: attack,
  root_cause: attack,
  root_cause_zh: attack,
  causes: [{ id: 'first', summary: attack, summary_zh: attack }],
  versions: [{ version: attack, behavior_change: attack, status: attack }],
  dead_ends: [
    {
      action: attack,
      why_fails: attack,
      command: `echo {{seat}} ${attack}`,
      condition: attack,
      sources: [
        'javascript:alert(4)',
        'data:text/html,<script>alert(5)</script>',
        ' javascript:alert(6)',
        '//evil.example/x',
        'https://ok.example/"onclick="alert(7)',
      ],
    },
  ],
  workarounds: [
    {
      action: `use {{seat}} ${attack}`,
      how: attack,
      command: 'seat {{seat}}',
      success_rate: 0.5,
      sources: ['vbscript:x', 'java\tscript:alert(8)'],
    },
  ],
  transition_graph: {
    leads_to: [{ id: 'evil/other', condition: attack }],
    preceded_by: [],
    frequently_confused_with: [{ id: 'evil/other', difference: attack }],
  },
  official_doc_url: 'javascript:alert(9)',
  official_doc_section: attack,
  error_code: attack,
  verification_tier: attack,
  tags: [attack],
};
const other = { id: 'evil/other', signature: attack, domain: attack, regex: 'never' };

describe.skipIf(!chromiumPath)('attacks in Chromium (skipped where /usr/bin/chromium is missing)', () => {
  let site: ServedSite;
  let browser: Browser;

  beforeAll(async () => {
    const corpus = join(mkdtempSync(join(tmpdir(), 'wayout-evil-')), 'evil.ndjson');
    writeFileSync(corpus, `${JSON.stringify(hostile)}\n${JSON.stringify(other)}\n`);
    browser = await launchChromium();
    site = await serveSite(['--corpus', corpus]);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  /** What must not be in any page, whatever it shows. */
  async function harmOf(page: Page): Promise<unknown> {
    return page.evaluate(`({
      title: document.title.includes('hacked') && !document.title.includes('onerror'),
      elements: [...document.querySelectorAll('main img, main script, main iframe, main object, main style')].length,
      handlers: [...document.querySelectorAll('*')].filter((one) => [...one.attributes].some(({ name }) => /^on|^style$/.test(name) && one.tagName !== 'CANVAS' && !one.closest('.log-view'))).map((one) => one.outerHTML.slice(0, 200)),
      links: [...document.querySelectorAll('a[href]')].map((one) => one.getAttribute('href')).filter((href) => /^\\s*(?:javascript|data|vbscript|\\/\\/)/i.test(href.replace(/[\\t\\n]/g, ''))),
      outward: [...document.querySelectorAll('a[href^="http"]')].filter((one) => one.origin !== location.origin && one.rel !== 'noopener noreferrer').length,
      invisible: /[\\u202a-\\u202e\\u2066-\\u2069\\u001b\\u0007]/.test(document.documentElement.outerHTML),
    })`);
  }
  const harmless = { title: false, elements: 0, handlers: [], links: [], outward: 0, invisible: false };

  test.for(['en', 'zh'])(
    'a hostile corpus is inert on every page in %s',
    { timeout: 120_000 },
    async (lang) => {
      const { page, offences } = await openPage(browser, site.address);
      for (const path of [
        'index.html',
        'records.html',
        'records/evil/record.html',
        'graph.html#evil/record',
        'quality.html',
      ]) {
        await page.goto(`${site.address}${lang}/${path}`, { waitUntil: 'networkidle' });
        expect({ path, ...Object(await harmOf(page)) }).toEqual({ path, ...harmless });
      }
      expect(offences).toEqual([]);
      await page.context().close();
    },
  );

  test(
    'a hostile log with a hostile name is inert, and so is a command made of it',
    { timeout: 120_000 },
    async () => {
      const { page, offences } = await openPage(browser, site.address);
      await page.goto(`${site.address}en/index.html`, { waitUntil: 'networkidle' });
      const seat = "$(touch${IFS}x);'`id`<img/src=x/onerror=alert(1)>";
      await page.locator('#log-file').setInputFiles({
        name: '<img src=x onerror=alert(1)>\u202egol.log',
        mimeType: 'text/html',
        buffer: Buffer.from(`${attack}\nlicense seat refused ${seat}\n${attack}\n`),
      });
      await page.locator('.card').waitFor();
      await page.locator('.log-text', { hasText: 'license seat refused' }).first().waitFor();
      expect(await harmOf(page)).toEqual(harmless);
      expect(await page.locator('.file-name').textContent()).toContain('<img src=x');
      const command = page.locator('.action-take .command code');
      expect(await command.textContent()).toBe(`seat '${seat.replaceAll("'", "'\\''")}'`);
      expect(offences).toEqual([]);
      await page.context().close();
    },
  );

  test(
    'a hostile proposal is inert for its reviewer, and so is what a hostile log becomes in the form',
    { timeout: 120_000 },
    async () => {
      const corpus = join(mkdtempSync(join(tmpdir(), 'wayout-evil-')), 'evil.ndjson');
      writeFileSync(corpus, `${JSON.stringify(hostile)}\n`);
      const { address } = await serve(['--corpus', corpus]);
      const { versions: _, verification_tier: __, ...rest } = hostile;
      const changed = { ...rest, root_cause: `${attack} again`, regex: 'license seat (?<seat>\\S+)' };
      const answer = await fetch(`${address}/api/v1/proposals`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          record: { ...changed, versions: [] },
          examples: [{ name: 'evil.log', text: attack }],
          note: attack,
        }),
      });
      expect([answer.status, answer.status === 201 ? '' : await answer.text()]).toEqual([201, '']);
      const { page, offences } = await openPage(browser, address);
      for (const lang of ['en', 'zh']) {
        await page.goto(`${address}/${lang}/review.html`);
        await page.locator('.proposal .changes').waitFor();
        await page.locator('.proposal summary').click();
        expect(await harmOf(page)).toEqual(harmless);
        expect(await page.locator('.proposal').textContent()).toContain('<img src=x');
      }
      await page.goto(`${address}/en/index.html`);
      await page.locator('#log-text').fill(`ERROR: ${attack}\n`);
      await page.keyboard.press('Control+Enter');
      await page.locator('a[data-draft]').click();
      await page.waitForURL(/propose\.html/);
      await page.locator('#id').fill('evil/other');
      await page.locator('#signature').fill(attack);
      await page.locator('#regex').fill(`(${attack}`);
      await page.locator('#avoid-1-action').fill(attack);
      await page.getByRole('button', { name: 'Send' }).click();
      await page.locator('[data-part=result]:not(:empty)').waitFor();
      expect(await harmOf(page)).toEqual(harmless);
      expect(offences).toEqual([]);
      await page.context().close();
    },
  );
});
