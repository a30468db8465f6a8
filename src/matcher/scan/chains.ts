import { fold, foldedBytes } from './fold.ts';

/**
 * What else must stand on a line for a literal to count, in order, as bytes, one chain after another:
 *
 *     before   how many sets of texts stand before the literal
 *     after    and how many after it
 *     near     how many bytes there may be between the literal and the first set after it; 255 stands for any number
 *
 * and for each set
 *
 *     texts    how many there are, of which one must stand there; then for each text
 *     length   in bytes, 255 at most, and its bytes, folded
 *
 * The chain at 0 asks for nothing.
 */
export interface Chains {
  readonly bytes: Uint8Array;
  /** For each use where its chain begins. */
  readonly at: Int32Array;
}

/** A literal's chain in the making. */
export interface Links {
  readonly before: readonly (readonly string[])[];
  readonly after: readonly (readonly string[])[];
  readonly near: number;
}

const anyNumber = 255;
/** More sets, or more texts in one, cost more to look for than they turn away. */
const mostSets = 8;
const mostTexts = 8;

export function encodeChains(uses: readonly Links[]): Chains {
  const bytes = [0, 0, anyNumber];
  const known = new Map<string, number>([[bytes.join(), 0]]);
  const at = Int32Array.from(uses, (links) => {
    const chain = encode(links);
    const key = chain.join();
    const found = known.get(key);
    if (found !== undefined) return found;
    const start = bytes.length;
    known.set(key, start);
    bytes.push(...chain);
    return start;
  });
  return { bytes: Uint8Array.from(bytes), at };
}

function encode({ before, after, near }: Links): readonly number[] {
  const [first, last] = [before.filter(isCheap), after.filter(isCheap)];
  // Those nearest to the literal, as many as are kept.
  const kept = [first.slice(-mostSets), last.slice(0, mostSets)];
  const [next] = after;
  return [
    ...kept.map((sets) => sets.length),
    next && isCheap(next) ? Math.min(near, anyNumber) : anyNumber,
    ...kept.flat().flatMap((texts) => [texts.length, ...texts.flatMap(encodeText)]),
  ];
}

/** Whether a chain asks for one of these texts. */
export function isCheap(texts: readonly string[]): boolean {
  return texts.length <= mostTexts && texts.every((text) => foldedBytes(text).length < 256);
}

function encodeText(text: string): readonly number[] {
  const bytes = foldedBytes(text);
  return [bytes.length, ...bytes];
}

/**
 * Whether all that a chain asks for stands on the line `line[from..to)` around one of the places of the literal
 * `literals[begin..end)`; `false` is certain.
 */
export function holdsChain(
  chains: Uint8Array,
  chain: number,
  literals: Uint8Array,
  begin: number,
  end: number,
  line: Uint8Array,
  from: number,
  to: number,
): boolean {
  const before = chains[chain] ?? 0;
  const sets = before + (chains[chain + 1] ?? 0);
  if (sets === 0) return true;
  const near = chains[chain + 2] ?? anyNumber;
  let next = chain + 3;
  let at = from;
  for (let set = 0; set < before; set++) {
    at = endOfSet(chains, next, line, at, to, to);
    if (at > to) return false;
    next = afterSet(chains, next);
  }
  for (let start = at; ;) {
    const place = endOf(literals, begin, end, line, start, to, to);
    if (place > to) return false;
    if (before === sets) return true;
    at = endOfSet(chains, next, line, place, to, near === anyNumber ? to : place + near);
    if (at <= to) break;
    if (near === anyNumber) return false;
    start = place - (end - begin) + 1;
  }
  for (let set = before + 1; set < sets; set++) {
    next = afterSet(chains, next);
    at = endOfSet(chains, next, line, at, to, to);
    if (at > to) return false;
  }
  return true;
}

/** Where the first of the texts of a set ends that begins at `latest` or before. */
function endOfSet(
  chains: Uint8Array,
  set: number,
  line: Uint8Array,
  from: number,
  to: number,
  latest: number,
): number {
  let least = to + 1;
  let text = set + 1;
  for (let left = chains[set] ?? 0; left > 0; left--) {
    const end = text + 1 + (chains[text] ?? 0);
    least = Math.min(least, endOf(chains, text + 1, end, line, from, to, latest));
    text = end;
  }
  return least;
}

function afterSet(chains: Uint8Array, set: number): number {
  let text = set + 1;
  for (let left = chains[set] ?? 0; left > 0; left--) text += 1 + (chains[text] ?? 0);
  return text;
}

/**
 * Where the first occurrence of `texts[begin..end)` in `line[from..to)` ends that begins at `latest` or before; beyond
 * `to` where there is none.
 */
function endOf(
  texts: Uint8Array,
  begin: number,
  end: number,
  line: Uint8Array,
  from: number,
  to: number,
  latest: number,
): number {
  const length = end - begin;
  const first = texts[begin];
  const last = Math.min(latest, to - length);
  for (let at = from; at <= last; at++) {
    if (fold[line[at] ?? 0] !== first) continue;
    let i = 1;
    while (i < length && fold[line[at + i] ?? 0] === texts[begin + i]) i++;
    if (i >= length) return at + length;
  }
  return to + 1;
}
