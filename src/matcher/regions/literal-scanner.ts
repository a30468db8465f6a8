/** Set in an entry of `next` whose state ends a text. */
export const endsText = 0x8000;

/** log2 of the symbols in a row of `next`. */
export const rowShift = 6;

/**
 * Looks for many short texts at once, byte by byte, without regard to ASCII case. A run of digits is one symbol, `0`.
 *
 *   next     state * 64 + symbol → state      (Aho-Corasick, all fall-backs resolved)
 *   owners   state s → who has a text that ends there: `owners[ownerBounds[s]]` up to `owners[ownerBounds[s + 1]]`; a
 *            state with owners carries the bit `endsText` wherever `next` leads to it
 */
export interface LiteralScanner {
  /** Maps a byte to a symbol; symbol 0 is every byte in no text. */
  readonly symbolOf: Uint8Array;
  readonly next: Uint16Array;
  readonly ownerBounds: Int32Array;
  readonly owners: Uint16Array;
  /** How many owners there are. */
  readonly count: number;
}

/** Tells `take` each state of the scanner, in a text, in which somebody's text ends. */
export function eachEnding(
  { symbolOf, next }: LiteralScanner,
  source: Uint8Array,
  start: number,
  end: number,
  take: (state: number) => void,
): void {
  let state = 0;
  for (let at = start; at < end; at++) {
    const symbol = symbolOf[source[at] ?? 0] ?? 0;
    state = next[((state & ~endsText) << rowShift) | symbol] ?? 0;
    if (state >= endsText) take(state & ~endsText);
  }
}

/** Who has a text on a line, each once, in the order in which the texts end. */
export function ownersOn(
  scanner: LiteralScanner,
  source: Uint8Array,
  start: number,
  end: number,
): readonly number[] {
  const found = new Set<number>();
  eachEnding(scanner, source, start, end, (state) => {
    const last = scanner.ownerBounds[state + 1] ?? 0;
    for (let at = scanner.ownerBounds[state] ?? 0; at < last; at++) found.add(scanner.owners[at] ?? 0);
  });
  return [...found];
}

/** Compiles `texts[owner]`, lower case, for every owner. Takes about a millisecond for a thousand texts. */
export function compileLiterals(texts: readonly (readonly string[])[]): LiteralScanner {
  const encoder = new TextEncoder();
  const encoded = texts.map((literals) => literals.map((literal) => encoder.encode(literal)));
  const symbolOf = numberSymbols(encoder.encode(texts.flat().join('')));
  const size = 1 + encoded.flat().reduce((sum, { length }) => sum + length, 0);
  const next = new Uint16Array(size << rowShift);
  const owners: (number[] | undefined)[] = [];
  const trie: Trie = {
    child: new Uint16Array(size),
    sibling: new Uint16Array(size),
    symbol: new Uint8Array(size),
  };
  let states = 1;
  for (const [owner, literals] of encoded.entries()) {
    for (const literal of literals) {
      let state = 0;
      for (const byte of literal) {
        const symbol = symbolOf[byte] ?? 0;
        const entry = (state << rowShift) | symbol;
        if (next[entry] === 0) {
          trie.symbol[states] = symbol;
          trie.sibling[states] = trie.child[state] ?? 0;
          trie.child[state] = states;
          next[entry] = states++;
        }
        state = next[entry] ?? 0;
      }
      const ending = (owners[state] ??= []);
      if (!ending.includes(owner)) ending.push(owner);
    }
  }
  resolveFallbacks(next, owners, trie, states);
  stayOnDigits(next, trie, states, symbolOf[48] ?? 0);
  return { symbolOf, next, ...flatten(owners, states), count: texts.length };
}

/** A run of digits is one symbol: what a digit led to, further digits do not leave. */
function stayOnDigits(next: Uint16Array, { symbol }: Trie, states: number, digit: number): void {
  for (let state = 1; state < states; state++) {
    // Only a digit leads to a state of a digit, so that it says what came last.
    if (symbol[state] === digit) next[(state << rowShift) | digit] = state;
  }
}

function flatten(owners: readonly (readonly number[] | undefined)[], states: number) {
  const ownerBounds = new Int32Array(states + 1);
  for (let state = 0; state < states; state++)
    ownerBounds[state + 1] = (ownerBounds[state] ?? 0) + (owners[state]?.length ?? 0);
  return { ownerBounds, owners: Uint16Array.from(owners.slice(0, states).flatMap((own) => own ?? [])) };
}

/** First child, next sibling, and the symbol that leads to a state; 0 is none. */
interface Trie {
  readonly child: Uint16Array;
  readonly sibling: Uint16Array;
  readonly symbol: Uint8Array;
}

/**
 * Bytes beyond ASCII share eight symbols, and so do those that are left when a row of the table is full: a text may then be
 * found where another one stands, which costs its owner a look, and the table stays small enough for the cache.
 */
function numberSymbols(used: Uint8Array): Uint8Array {
  const symbolOf = new Uint8Array(256);
  const most = (1 << rowShift) - 1;
  let last = 8;
  // So shared, no tick is taken for a cross, and no line of a frame or a tree for either.
  for (let byte = 128; byte < 256; byte++) symbolOf[byte] = 1 + ((byte ^ (byte >>> 1)) & 7);
  for (const byte of [48, ...used]) {
    if (byte < 128 && symbolOf[byte] === 0) symbolOf[byte] = last = Math.min(most, last + 1);
  }
  for (let byte = 49; byte <= 57; byte++) symbolOf[byte] = symbolOf[48] ?? 0;
  for (let byte = 65; byte <= 90; byte++) symbolOf[byte] = symbolOf[byte + 32] ?? 0;
  return symbolOf;
}

/** Breadth first: the row of a state is the row of its fall-back, with its own children over it. */
function resolveFallbacks(
  next: Uint16Array,
  owners: (number[] | undefined)[],
  { child, sibling, symbol }: Trie,
  states: number,
): void {
  const fallback = new Uint16Array(states);
  const queue = new Uint16Array(states);
  for (let head = 0, tail = 1; head < tail; head++) {
    const state = queue[head] ?? 0;
    const back = fallback[state] ?? 0;
    if (state !== 0) next.copyWithin(state << rowShift, back << rowShift, (back + 1) << rowShift);
    for (let at = child[state] ?? 0; at !== 0; at = sibling[at] ?? 0) {
      const by = symbol[at] ?? 0;
      const behind = state === 0 ? 0 : (next[(back << rowShift) | by] ?? 0) & ~endsText;
      const inherited = owners[behind];
      if (inherited) owners[at] = [...new Set([...(owners[at] ?? []), ...inherited])];
      fallback[at] = behind;
      next[(state << rowShift) | by] = owners[at] ? at | endsText : at;
      queue[tail++] = at;
    }
  }
}
