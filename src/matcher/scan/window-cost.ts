import { fourByteWindows, threeByteWindows } from './background.ts';
import { foldedBytes } from './fold.ts';
import { hashFactor } from './literal-index.ts';

/** Share of the places in an ordinary log at which a window of three or four folded bytes is expected. */
export function windowCost(bytes: Uint8Array, at: number, width: number): number {
  const first = share(threeByteWindows, windowAt(bytes, at, 3));
  if (width < 4) return first;
  // What was never counted is told apart by the three bytes that it begins and ends with.
  const rarer = Math.min(first, share(threeByteWindows, windowAt(bytes, at + 1, 3)));
  return share(fourByteWindows, windowAt(bytes, at, 4)) + rarer / 50;
}

/** What it costs to look for a text: the share of its rarest window. Remembers what it was asked. */
export function literalCosts(): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const found = known.get(text) ?? literalCost(text);
    known.set(text, found);
    return found;
  };
}

function literalCost(text: string): number {
  const bytes = foldedBytes(text);
  const width = Math.min(4, bytes.length);
  // Of one or two bytes nothing was counted; such texts are looked for only where there is no longer one.
  if (width < 3) return 8 ** -width;
  let least = 1;
  for (let at = 0; at + width <= bytes.length; at++) least = Math.min(least, windowCost(bytes, at, width));
  return least;
}

function windowAt(bytes: Uint8Array, at: number, width: number): number {
  let window = 0;
  for (let i = 0; i < width; i++) window = (window << 8) | (bytes[at + i] ?? 0);
  return window;
}

function share(letters: string, window: number): number {
  return 2 ** (-5 - (122 - letters.charCodeAt(bucketOf(window, letters))) / 4);
}

function bucketOf(window: number, { length }: string): number {
  return Math.imul(window, hashFactor) >>> (Math.clz32(length) + 1);
}
