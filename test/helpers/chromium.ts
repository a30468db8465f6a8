import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export { chromiumPath, launchChromium } from '../../scripts/launch-chromium.mjs';

export interface WatchedPage {
  readonly page: Page;
  /** What a page must not do: errors, breaches of its security policy, dialogs, requests to others. */
  readonly offences: string[];
  /** Every request: method, address, length of its body. */
  readonly requests: string[];
}

/** A page whose every misstep is written down. */
export async function openPage(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    reducedMotion: 'reduce',
    ...options,
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(origin).origin });
  await context.addInitScript(
    "addEventListener('securitypolicyviolation', (event) => console.error('CSP', event.violatedDirective, event.blockedURI))",
  );
  context.setDefaultTimeout(45_000);
  const page = await context.newPage();
  const offences: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', ({ message }) => offences.push(`error: ${message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') offences.push(`console: ${message.text()}`);
  });
  page.on('dialog', (dialog) => {
    offences.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('request', (request) => {
    requests.push(`${request.method()} ${request.url()} ${request.postDataBuffer()?.length ?? 0}`);
    if (!/^(?:blob|data):/.test(request.url()) && !request.url().startsWith(new URL(origin).origin))
      offences.push(`request: ${request.url()}`);
  });
  return { page, offences, requests };
}
