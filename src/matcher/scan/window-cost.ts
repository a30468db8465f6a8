import { background } from './background.ts';
import { foldedBytes } from './fold.ts';
import { hashFactor } from './literal-index.ts';

/** Share of the places in an ordinary log at which a window of three or four folded bytes is expected. */
export function windowCost(bytes: Uint8Array, at: number, width: number): number {
  const first = trigramShare(bytes, at);
  // Of four bytes the rarer half decides; what follows a trigram is about one of four bytes.
  return width < 4 ? first : Math.min(first, trigramShare(bytes, at + 1)) / 4;
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
  let least = 1;
  for (let at = 0; at + width <= bytes.length; at++) least = Math.min(least, windowCost(bytes, at, width));
  return least;
}

function trigramShare(bytes: Uint8Array, at: number): number {
  return (
    2 **
    (-5 - (122 - background.charCodeAt(bucketOf(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0))) / 4)
  );
}

function bucketOf(a: number, b: number, c: number): number {
  return Math.imul((a << 16) | (b << 8) | c, hashFactor) >>> 17;
}
