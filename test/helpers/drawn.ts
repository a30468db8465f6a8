import type { Page } from 'playwright-core';

/** A text that stands on a canvas, in CSS pixels, rounded to hundredths: its left end and the middle of its line. */
export interface DrawnText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of the font. */
  readonly size: number;
  readonly weight: string;
}

/** Has a page write down which texts it draws on a canvas: a picture alone does not tell what can be read on it. */
export async function watchDrawing(page: Page): Promise<void> {
  await page.addInitScript(`{
    const drawn = [];
    globalThis.drawnTexts = () => drawn;
    const { clearRect, fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.clearRect = function (...all) {
      drawn.length = 0;
      return clearRect.apply(this, all);
    };
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
      const [, weight, size] = /^(?:(\\d+|bold) )?.*?([\\d.]+)px/.exec(this.font) ?? [];
      const middle = this.textBaseline === 'top' ? y + Number(size) / 2 : y;
      const round = (value) => Math.round(value * 100) / 100;
      drawn.push({ text, x: round(x), y: round(middle), width: round(this.measureText(text).width), size: Number(size), weight: weight ?? '400' });
      return fillText.call(this, text, x, y);
    };
  }`);
}

/** What is drawn, once nothing moves any more. */
export async function drawnTexts(page: Page): Promise<readonly DrawnText[]> {
  return page.evaluate(
    'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(structuredClone(drawnTexts())))))',
  );
}

/** Pairs of texts that stand on each other, so that neither can be read. */
export function overlaps(texts: readonly DrawnText[]): readonly string[] {
  return texts.flatMap((a, i) =>
    texts
      .slice(i + 1)
      .filter(
        (b) =>
          Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 1 &&
          Math.abs(a.y - b.y) < Math.min(a.size, b.size) * 0.7,
      )
      .map((b) => `${a.text} / ${b.text}`),
  );
}
