import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFlaws } from '../helpers/axe.ts';
import { chromiumPath, launchChromium, openPage } from '../helpers/chromium.ts';
import { serve } from '../helpers/serve.ts';

const attack = '<img src=x onerror=alert(1)> [a](javascript:alert(2)) \u202ecod';
const source = {
  id: 'cache/lock-is-stale',
  signature: 'cachectl: lock 4711 is held by a process that is gone',
  regex: 'cachectl: lock (?<lock>\\d+) is held by a process that is gone',
  domain: 'cache',
  category: 'runtime_error',
  root_cause: 'A process was killed before it could remove its lock.',
  causes: [{ id: 'killed', summary: 'The process was killed.' }],
  dead_ends: [
    {
      id: 'wait',
      action: 'Wait for the lock',
      why_fails: 'Nobody is left to remove it.',
      sources: ['https://example.org/lock'],
    },
  ],
  workarounds: [
    {
      id: 'unlock',
      action: 'Remove the lock {{lock}}',
      how: 'Once no process holds it.',
      command: 'cachectl unlock {{lock}}',
      sources: ['https://example.org/lock'],
    },
  ],
};
const example = {
  name: 'killed.log',
  text: 'starting\ncachectl: lock 4711 is held by a process that is gone\n',
};

describe.skipIf(!chromiumPath)('review in Chromium (skipped where /usr/bin/chromium is missing)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
  });

  async function propose(address: string, proposal: unknown): Promise<void> {
    const answer = await fetch(`${address}/api/v1/proposals`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(proposal),
    });
    expect({ status: answer.status, body: answer.status === 201 ? '' : await answer.text() }).toEqual({
      status: 201,
      body: '',
    });
  }

  test('a proposal becomes a published record, and another is rejected', { timeout: 240_000 }, async () => {
    const { address } = await serve();
    await propose(address, { source, examples: [example], note: attack });
    const known = readFileSync(
      fileURLToPath(new URL('../../examples/docker-build-401.log', import.meta.url)),
      'utf8',
    );
    const repeated = {
      ...source,
      id: 'cache/oauth',
      regex: 'failed to fetch oauth token',
      signature: 'failed to fetch oauth token',
      root_cause: attack,
    };
    await propose(address, { source: repeated, examples: [{ name: 'known.log', text: known }] });

    const { page, offences } = await openPage(browser, address);
    await page.goto(`${address}/en/review.html`);
    const card = page.locator('.proposal', { hasText: 'cache/lock-is-stale' });
    const double = page.locator('.proposal', { hasText: 'cache/oauth' });
    await card.waitFor();
    expect(await double.textContent()).toContain('cicd/docker-buildkit-ssh-auth-fail');

    await double.getByRole('button', { name: 'Reject' }).click();
    expect(await double.getByRole('alert').textContent()).toContain('Say why');
    await double.getByLabel('Reason').fill('The registry record answers it already.');
    await double.getByRole('button', { name: 'Reject' }).click();
    await page.getByText('cache/oauth was rejected.').waitFor();

    await card.getByLabel('Reason').fill('Seen on three of our machines.');
    await card.getByRole('button', { name: 'Accept' }).click();
    await page.getByText('cache/lock-is-stale was accepted and is published.').waitFor();
    await page.goto(`${address}/en/records/cache/lock-is-stale.html`);
    expect(await page.locator('h1').textContent()).toBe(source.signature);

    // The paste page of the same server knows it at once.
    await page.goto(`${address}/zh/index.html`);
    await page.locator('#log-text').fill(example.text);
    await page.keyboard.press('Control+Enter');
    await page.locator('.card-known').waitFor();
    expect(await page.locator('.action-take .command code').textContent()).toBe('cachectl unlock 4711');
    expect(offences).toEqual([]);
    await page.context().close();
  });

  test(
    'the queue and the form have no flaw that axe knows, in both languages, light and dark',
    { timeout: 240_000 },
    async () => {
      const { address } = await serve();
      await propose(address, { source, examples: [example], note: attack });
      await propose(address, {
        source: { ...source, id: 'cache/shaky', regex: '(lock)\\1', root_cause: 'hidden \u202e text' },
      });
      for (const lang of ['en', 'zh']) {
        for (const colorScheme of ['light', 'dark'] as const) {
          const { page, offences } = await openPage(browser, address, { colorScheme });
          await page.goto(`${address}/${lang}/review.html`);
          await page.locator('.proposal').nth(1).waitFor();
          expect(await page.locator('.flaw.blocking').count()).toBeGreaterThan(0);
          await page.locator('.proposal summary').first().click();
          expect({ lang, colorScheme, flaws: await axeFlaws(page) }).toEqual({
            lang,
            colorScheme,
            flaws: [],
          });
          await page.goto(`${address}/${lang}/propose.html`);
          await page.locator('[data-more=take]').click();
          await page.locator('#take-2-action').waitFor();
          expect({ lang, colorScheme, flaws: await axeFlaws(page) }).toEqual({
            lang,
            colorScheme,
            flaws: [],
          });
          expect(offences).toEqual([]);
          await page.context().close();
        }
      }
    },
  );

  test(
    'what nobody knew on the paste page is proposed from there, its secrets masked',
    { timeout: 120_000 },
    async () => {
      const { address } = await serve();
      const { page, offences, requests } = await openPage(browser, address);
      const secret = ['ghp', 'a1B2c3D4e5F6g7H8i9J0k1L2'].join('_');
      await page.goto(`${address}/en/index.html`);
      await page.locator('#log-text').fill(`using ${secret}\n${example.text}`);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('link', { name: 'Propose a record of it' }).press('Enter');
      await page.waitForURL(/propose\.html/);
      const output = page.getByLabel('Output of the failure');
      expect(await output.inputValue()).toBe(`using ***\n${example.text.trimEnd()}`);
      // Nothing of the log has left so far.
      expect(requests.filter((request) => request.startsWith('POST'))).toEqual([]);
      await page.getByLabel('Id', { exact: true }).fill('Not An Id');
      await page.getByLabel('The line that tells of it').fill(source.signature);
      await page.keyboard.press('Enter');
      expect(await page.evaluate("document.querySelector('#id').validity.patternMismatch")).toBe(true);
      await page.getByLabel('Id', { exact: true }).fill(source.id);
      await page.getByLabel('Expression that finds it').fill(source.regex);
      const helps = page.getByRole('group', { name: 'What helps' });
      await helps.getByLabel('Action').fill('Remove the lock {{lock}}');
      await helps.getByLabel('Command').fill('cachectl unlock {{lock}}');
      await helps.getByRole('button', { name: 'One more' }).press('Enter');
      await page.keyboard.insertText('Remove the lock {{lock}}');
      await output.fill(`${await output.inputValue()}\npassword=${secret}\n`);
      await page.getByRole('button', { name: 'Send' }).press('Enter');
      await page
        .getByText('cache/lock-is-stale waits for review. Something in it looked like a secret')
        .waitFor();
      expect(await axeFlaws(page)).toEqual([]);
      const { items } = Object(await (await fetch(`${address}/api/v1/proposals`)).json());
      expect(items).toMatchObject([
        {
          record: source.id,
          proposal: {
            source: {
              regex: source.regex,
              domain: 'cache',
              workarounds: [
                { id: 'remove-the-lock-lock', command: 'cachectl unlock {{lock}}' },
                { id: 'take-2', action: 'Remove the lock {{lock}}' },
              ],
            },
            examples: [{ text: `using ***\n${example.text}password=***\n` }],
          },
        },
      ]);

      // What a record answers already does not reach the reviewers before the note says why it should.
      await output.fill("main.o: undefined reference to `sqrt'\ncollect2: error: ld returned 1 exit status");
      await page.getByLabel('Id', { exact: true }).fill('c/again');
      await page.getByLabel('The line that tells of it').fill("main.o: undefined reference to `sqrt'");
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByText('found c/undefined-reference', { exact: false }).first().waitFor();
      await page.getByText('Nothing was sent on to the reviewers').waitFor();
      expect(await axeFlaws(page)).toEqual([]);
      await page.getByLabel('Note for the reviewer').fill('Another linker.');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByText('c/again waits for review.').waitFor();
      await page.getByRole('link', { name: 'To the queue' }).click();
      const card = page.locator('.proposal', { hasText: 'c/again' });
      await card.getByText('Another linker.', { exact: true }).waitFor();
      expect(await card.textContent()).toContain('c/undefined-reference');
      // A refusal is an answer with a status, which a browser writes to its console by itself.
      expect(offences.filter((offence) => !/409 \(Conflict\)/.test(offence))).toEqual([]);
      await page.context().close();
    },
  );
});
