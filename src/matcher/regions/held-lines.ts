import { shownText, type LineRing } from './line-ring.ts';

/** Lines with bytes of their own; they become text only where somebody wants to read them. */
export interface HeldLines {
  /** Line number in the original input of each. */
  readonly numbers: readonly number[];
  texts(): readonly string[];
  slice(start: number, end: number): HeldLines;
}

/** One byte more than is shown, so that a longer line is told from one of that length. */
const copiedBytes = 1025;

/** Copies lines that are still in the ring, the first to the last. */
export function copyLines({ lines }: LineRing, first: number, last: number): HeldLines {
  const places = Array.from({ length: last - first + 1 }, (_, i) => lines.find(first + i));
  const sizes = places.map((place) => (place ? Math.min(place.end - place.start, copiedBytes) : 0));
  const bytes = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
  const bounds = [0];
  for (const [i, place] of places.entries()) {
    const start = bounds[i] ?? 0;
    const size = sizes[i] ?? 0;
    if (place) bytes.set(place.bytes.subarray(place.start, place.start + size), start);
    bounds.push(start + size);
  }
  return heldLines(
    bytes,
    bounds,
    places.map((place) => place?.number ?? 0),
  );
}

function heldLines(bytes: Uint8Array, bounds: readonly number[], numbers: readonly number[]): HeldLines {
  return {
    numbers,
    texts: () => numbers.map((_, i) => shownText(bytes, bounds[i] ?? 0, bounds[i + 1] ?? 0)),
    slice: (start, end) => heldLines(bytes, bounds.slice(start, end + 1), numbers.slice(start, end)),
  };
}
