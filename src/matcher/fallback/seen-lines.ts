import type { LineBatch, RecentLines } from '../lines/recent-lines.ts';
import type { Region } from '../types.ts';
import type { ViewLine } from './view.ts';

/** Lines kept of the beginning and of the end. An input that is no longer is looked at whole. */
const first = 160;
const beginning = 20;
const last = 40;

/** What stands on a longer line says little more. In bytes. */
const longest = 1200;

/** Keeps the lines that are looked at when it is asked for likeness. */
export interface SeenLines {
  /** Lines of the input, in order. */
  take(batch: LineBatch): void;
  /** The whole of a short input, of a long one its beginning, its failing parts and its end. */
  lines(regions: readonly Region[]): readonly ViewLine[];
}

/** @param recent holds the lines that were taken last */
export function seenLines(recent: RecentLines): SeenLines {
  const start: ViewLine[] = [];
  const decoder = new TextDecoder();
  const textOf = (bytes: Uint8Array, from: number, to: number) =>
    decoder.decode(bytes.subarray(from, Math.min(to, from + longest)));
  const end = (): readonly ViewLine[] => {
    const from = Math.max(first, recent.count - last);
    const kept = Array.from({ length: recent.count - from }, (_, i) => recent.find(from + i)).flatMap(
      (place) => (place ? [{ line: place.number, text: textOf(place.bytes, place.start, place.end) }] : []),
    );
    return [...start.slice(recent.count - last), ...kept];
  };
  return {
    take({ bytes, starts, ends, count, number }) {
      for (let i = 0; i < count && start.length < first; i++)
        start.push({ line: number + i, text: textOf(bytes, starts[i] ?? 0, ends[i] ?? 0) });
    },
    lines(regions) {
      if (recent.count <= first) return start;
      const parts = [
        ...start.slice(0, beginning),
        ...regions.flatMap(({ lines: [from], text }) =>
          text.map((line, i) => ({ line: from + i, text: line })),
        ),
        ...end(),
      ];
      return [...new Map(parts.map((part) => [part.line, part])).values()].sort((a, b) => a.line - b.line);
    },
  };
}
