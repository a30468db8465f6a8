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
    expect(await axeFlaws(page)).toEqual([]);

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
});
