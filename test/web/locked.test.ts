import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFlaws } from '../helpers/axe.ts';
import { chromiumPath, launchChromium, openPage } from '../helpers/chromium.ts';
import { shareServer } from '../helpers/serve.ts';
import { wayout } from '../helpers/wayout.ts';

describe.skipIf(!chromiumPath)(
  'a server with keys in Chromium (skipped where /usr/bin/chromium is missing)',
  () => {
    const store = join(mkdtempSync(join(tmpdir(), 'wayout-locked-')), 'store.db');
    const keyOf = (role: string) =>
      wayout(['keys', 'create', role, '--role', role, '--store', store]).stdout.trim();
    const keys = { read: keyOf('read'), propose: keyOf('propose'), review: keyOf('review') };
    const server = shareServer(['--store', store]);
    const entering = (password: string) => ({ httpCredentials: { username: 'me', password } });
    /** A refusal is an answer with a status, which a browser writes to its console by itself. */
    const unexpected = (offences: readonly string[]) =>
      offences.filter((offence) => !/status of 40[13]/.test(offence));
    let browser: Browser;

    beforeAll(async () => {
      browser = await launchChromium();
    }, 120_000);
    afterAll(async () => {
      await browser?.close();
    });

    test.for([
      ['en', 'A key is needed', 'light'],
      ['zh', '需要密钥', 'dark'],
    ] as const)(
      'without a key a person sees how to get in and nothing else, in %s',
      async ([lang, title, colorScheme]) => {
        // What a browser shows when the question for a password was answered wrongly, or not at all.
        const options = { colorScheme, ...entering('nothing') };
        const { page, offences } = await openPage(browser, server().address, options);
        for (const path of [
          'index.html',
          'records/c/undefined-reference.html',
          'review.html',
          'no-such.html',
        ]) {
          const answer = await page.goto(`${server().address}/${lang}/${path}`);
          expect(answer?.status()).toBe(401);
          expect(await page.locator('h1').textContent()).toBe(title);
          // Styled, though nothing but styles and scripts may be read.
          expect(
            await page.evaluate("getComputedStyle(document.querySelector('.button')).borderTopStyle"),
          ).toBe('solid');
          expect(await page.locator('nav, footer, form').count()).toBe(0);
          expect(await axeFlaws(page)).toEqual([]);
        }
        expect(unexpected(offences)).toEqual([]);
        await page.context().close();
      },
    );

    test(
      'with a key as the password everything that it allows can be read',
      { timeout: 120_000 },
      async () => {
        const { page, offences } = await openPage(browser, server().address, entering(keys.read));
        await page.goto(`${server().address}/en/index.html`);
        await page.locator('#log-text').fill("main.o: undefined reference to `sqrt'\n");
        await page.keyboard.press('Control+Enter');
        // The pack is fetched by a worker of the page, and needs the key too.
        await page.locator('.card a.record-id').first().click();
        await page.waitForURL(/undefined-reference\.html/);
        await page.goto(`${server().address}/en/graph.html`);
        await page.locator('#graph-records option').first().waitFor({ state: 'attached' });
        expect(offences).toEqual([]);
        // What it does not allow, the page asks another key for.
        await page.goto(`${server().address}/en/review.html`);
        await page.getByLabel('Key', { exact: true }).waitFor();
        expect(await axeFlaws(page)).toEqual([]);
        expect(unexpected(offences)).toEqual([]);
        await page.context().close();
      },
    );

    test(
      'a record is proposed with one key and accepted with another, each kept in its tab only',
      { timeout: 120_000 },
      async () => {
        const { page, offences } = await openPage(browser, server().address, entering(keys.read));
        const { address } = server();
        await page.goto(`${address}/en/propose.html`);
        await page.getByLabel('Id', { exact: true }).fill('gimlet/auger');
        await page.getByLabel('The line that tells of it').fill('gimlet: cannot seat the auger');
        await page.getByLabel('Expression that finds it').fill('gimlet: cannot seat the auger');
        await page.getByRole('button', { name: 'Send' }).click();
        await page.getByText('Expected a key of role propose, found one of role read').waitFor();
        await page.getByLabel('Key', { exact: true }).fill(keys.propose);
        await page.getByRole('button', { name: 'Use this key' }).click();
        // What was written is still there.
        await page.getByRole('button', { name: 'Send' }).click();
        await page.getByText('gimlet/auger waits for review.').waitFor();

        await page.getByRole('link', { name: 'To the queue' }).click();
        const card = page.locator('.proposal', { hasText: 'gimlet/auger' });
        await card.getByLabel('Reason').fill('Seen here too.');
        await card.getByRole('button', { name: 'Accept' }).click();
        await card.getByText('Expected a key of role review, found one of role propose').waitFor();
        await page.getByRole('button', { name: 'Forget the key' }).click();
        await page.getByLabel('Key', { exact: true }).fill('wayout_no_key');
        await page.getByRole('button', { name: 'Use this key' }).click();
        await page.getByText('Expected a key that is known').waitFor();
        await page.getByLabel('Key', { exact: true }).fill(keys.review);
        await page.getByRole('button', { name: 'Use this key' }).click();
        await card.getByLabel('Reason').fill('Seen here too.');
        await card.getByRole('button', { name: 'Accept' }).click();
        await page.getByText('gimlet/auger was accepted and is published.').waitFor();
        expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('wayout_');
        // Another tab has to be given its own.
        const other = await page.context().newPage();
        await other.goto(`${address}/en/review.html`);
        await other.getByLabel('Key', { exact: true }).waitFor();
        expect(unexpected(offences)).toEqual([]);
        await page.context().close();
      },
    );

    test('who comes with the key of a reviewer needs no second one', async () => {
      const { page, offences } = await openPage(browser, server().address, entering(keys.review));
      await page.goto(`${server().address}/en/review.html`);
      await page.getByText('Nothing waits for review.').waitFor();
      expect(offences).toEqual([]);
      await page.context().close();
    });
  },
);
