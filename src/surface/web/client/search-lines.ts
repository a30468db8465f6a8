import type { LineEncoding } from './line-index.ts';

const pieceSize = 4 << 20;
const mostFound = 10_000;

export interface Found {
  readonly lines: readonly number[];
  /** There are more than were kept. */
  readonly more: boolean;
}

/** The lines of a log that hold a text, upper and lower case alike; `undefined` where it was called off. */
export async function searchLines(
  blob: Blob,
  query: string,
  encoding: LineEncoding,
  isCurrent: () => boolean,
): Promise<Found | undefined> {
  const wanted = query.toLowerCase();
  const decoder = new TextDecoder(encoding === 'binary' ? 'utf-8' : encoding);
  const lines: number[] = [];
  let number = 1;
  let rest = '';
  for (let at = 0; at < blob.size; at += pieceSize) {
    const bytes = await blob.slice(at, at + pieceSize).arrayBuffer();
    if (!isCurrent()) return undefined;
    const last = at + pieceSize >= blob.size;
    const text = rest + decoder.decode(bytes, { stream: !last });
    const cut = last ? text.length : text.lastIndexOf('\n') + 1;
    // A line without end is searched in parts that overlap by the query.
    rest = cut === 0 && text.length > pieceSize ? text.slice(-query.length) : text.slice(cut);
    for (const found of linesWith(cut === 0 ? text : text.slice(0, cut), wanted)) {
      if (lines.at(-1) !== number + found) lines.push(number + found);
      if (lines.length >= mostFound) return { lines, more: true };
    }
    number += countNewlines(text.slice(0, cut));
  }
  return { lines, more: false };
}

/** Which lines hold it, from 0. */
function* linesWith(text: string, wanted: string): Generator<number> {
  const lower = text.toLowerCase();
  let line = 0;
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0;) {
    line += countNewlines(lower.slice(from, at));
    yield line;
    const end = lower.indexOf('\n', at);
    if (end < 0) return;
    line++;
    from = end + 1;
    at = lower.indexOf(wanted, from);
  }
}

function countNewlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
