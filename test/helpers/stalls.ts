import type { Page } from 'playwright-core';

export interface Stalls {
  /** Tasks of more than 50 ms on the thread of the page, and how long the longest took, in ms. */
  readonly tasks: number;
  readonly longest: number;
  /** What all of them took together, in ms. */
  readonly blocked: number;
  /** The longest pause between two frames, in ms: it also grows where the machine has no time for the browser. */
  readonly pause: number;
}

/** Has a page write down when it does not answer, from its beginning. */
export async function watchStalls(page: Page): Promise<void> {
  await page.addInitScript(`{
    const stalls = { tasks: 0, longest: 0, blocked: 0, pause: 0 };
    globalThis.stalls = () => stalls;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        stalls.tasks++;
        stalls.blocked += Math.round(duration);
        stalls.longest = Math.max(stalls.longest, Math.round(duration));
      }
    }).observe({ type: 'longtask', buffered: true });
    let last = performance.now();
    const frame = () => {
      stalls.pause = Math.max(stalls.pause, Math.round(performance.now() - last));
      last = performance.now();
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }`);
}

export async function stallsOf(page: Page): Promise<Stalls> {
  return page.evaluate('new Promise((resolve) => setTimeout(() => resolve(stalls()), 100))');
}
