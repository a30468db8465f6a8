/**
 * Looks for many short texts at once, byte by byte, without regard to ASCII case, and computes a hash of the line's
 * template on the way. A run of digits is one symbol, `0`.
 *
 *   next:  state * symbols + symbol → state      (Aho-Corasick, all fall-backs resolved)
 *   states from `firstFound` on end a text; `found[state - firstFound]` lists the owners of the texts that end there
 */
export interface LiteralScanner {
  /** Maps a byte to a symbol; symbol 0 is every byte in no text. */
  readonly symbolOf: Uint8Array;
  readonly next: Uint16Array;
  /** log2 of the symbols in a row of `next`. */
  readonly shift: number;
  readonly firstFound: number;
  readonly found: readonly (readonly number[])[];
  /** The symbol of a run of digits. */
  readonly digit: number;
}

/** Compiles `texts[owner]` (lower case, two characters or more each) for every owner. */
export function compileLiterals(texts: readonly (readonly string[])[]): LiteralScanner {
  const symbolOf = numberSymbols(texts.flat());
  const symbols = Math.max(...symbolOf) + 1;
  const shift = Math.ceil(Math.log2(symbols));
  const trie = growTrie(texts, symbolOf);
  return { symbolOf, shift, digit: symbolOf[48] ?? 0, ...linkTrie(trie, shift) };
}

interface TrieNode {
  readonly children: Map<number, number>;
  readonly owners: Set<number>;
}

/**
 * Bytes beyond ASCII share four symbols: a text may then be found where another one stands, which costs its owner a look,
 * and the table stays small enough for the cache.
 */
function numberSymbols(texts: readonly string[]): Uint8Array {
  const symbolOf = new Uint8Array(256);
  let last = 4;
  for (let byte = 128; byte < 256; byte++) symbolOf[byte] = 1 + (byte & 3);
  for (const byte of new Set([48, ...new TextEncoder().encode(texts.join(''))])) {
    if (byte < 128) symbolOf[byte] = ++last;
  }
  for (let byte = 49; byte <= 57; byte++) symbolOf[byte] = symbolOf[48] ?? 0;
  for (let byte = 65; byte <= 90; byte++) symbolOf[byte] = symbolOf[byte + 32] ?? 0;
  return symbolOf;
}

function growTrie(texts: readonly (readonly string[])[], symbolOf: Uint8Array): readonly TrieNode[] {
  const nodes: TrieNode[] = [{ children: new Map(), owners: new Set() }];
  for (const [owner, literals] of texts.entries()) {
    for (const literal of literals) {
      let node = 0;
      for (const byte of new TextEncoder().encode(literal)) {
        const symbol = symbolOf[byte] ?? 0;
        const child = nodes[node]?.children.get(symbol) ?? nodes.length;
        if (child === nodes.length) nodes.push({ children: new Map(), owners: new Set() });
        nodes[node]?.children.set(symbol, child);
        node = child;
      }
      nodes[node]?.owners.add(owner);
    }
  }
  return nodes;
}

/**
 * Fills one row a state: that of the state it falls back to, with its own children over it. Rows are copied whole: this
 * runs at every start, before anything is compiled. States that end a text come last, so that one comparison a byte
 * tells them apart.
 */
function linkTrie(nodes: readonly TrieNode[], shift: number) {
  const width = 1 << shift;
  const { order, fallback } = fallBacks(nodes);
  const owners: ReadonlySet<number>[] = [];
  for (const node of order) {
    owners[node] = new Set([...(nodes[node]?.owners ?? []), ...(owners[fallback[node] ?? 0] ?? [])]);
  }
  const silent = [...nodes.keys()].filter((node) => owners[node]?.size === 0);
  const speaking = [...nodes.keys()].filter((node) => owners[node]?.size !== 0);
  const place = new Uint16Array(nodes.length);
  for (const [at, node] of [...silent, ...speaking].entries()) place[node] = at;
  const next = new Uint16Array(nodes.length * width);
  for (const node of order) {
    const row = (place[node] ?? 0) * width;
    const back = (place[fallback[node] ?? 0] ?? 0) * width;
    if (row !== back) next.copyWithin(row, back, back + width);
    for (const [symbol, child] of nodes[node]?.children ?? []) next[row + symbol] = place[child] ?? 0;
  }
  return { next, firstFound: silent.length, found: speaking.map((node) => [...(owners[node] ?? [])]) };
}

/** The states in order of depth, and for each the longest other state that its text ends with. */
function fallBacks(nodes: readonly TrieNode[]) {
  const fallback = new Uint16Array(nodes.length);
  const order: number[] = [0];
  for (const node of order) {
    for (const [symbol, child] of nodes[node]?.children ?? []) {
      order.push(child);
      if (node === 0) continue;
      let back = fallback[node] ?? 0;
      while (back !== 0 && !nodes[back]?.children.has(symbol)) back = fallback[back] ?? 0;
      fallback[child] = nodes[back]?.children.get(symbol) ?? 0;
    }
  }
  return { order, fallback };
}
