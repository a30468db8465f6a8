import type { LexicalIndex } from './lexical-index.ts';

/**
 * An index as bytes: for each array its length in bytes (uint32), then the arrays in the order of `arrays`, each from a
 * multiple of four.
 */
export function encodeLexicalIndex(index: LexicalIndex): Uint8Array {
  const pieces = arrays.map((name) => bytesOf(index[name]));
  const header = arrays.length * 4;
  const size = pieces.reduce((sum, { length }) => sum + padded(length), header);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = header;
  for (const [i, piece] of pieces.entries()) {
    view.setUint32(i * 4, piece.length, true);
    bytes.set(piece, at);
    at += padded(piece.length);
  }
  return bytes;
}

/** Reads it in place where the bytes lie on a multiple of four; copies nothing then. */
export function decodeLexicalIndex(bytes: Uint8Array): LexicalIndex {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
  const { buffer, byteOffset } = aligned;
  const view = new DataView(buffer, byteOffset, aligned.length);
  const starts: number[] = [];
  let at = arrays.length * 4;
  for (let i = 0; i < arrays.length; i++) {
    starts.push(at);
    at += padded(view.getUint32(i * 4, true));
  }
  const place = (name: ArrayName) => {
    const i = arrays.indexOf(name);
    return { from: byteOffset + (starts[i] ?? 0), length: view.getUint32(i * 4, true) };
  };
  const words = (name: ArrayName) => new Uint32Array(buffer, place(name).from, place(name).length / 4);
  const floats = (name: ArrayName) => new Float32Array(buffer, place(name).from, place(name).length / 4);
  const small = (name: ArrayName) => new Uint8Array(buffer, place(name).from, place(name).length);
  return {
    wordHash: words('wordHash'),
    rarity: floats('rarity'),
    postingStart: words('postingStart'),
    postingRecord: words('postingRecord'),
    postingWeight: floats('postingWeight'),
    signatureStart: words('signatureStart'),
    signatureWord: words('signatureWord'),
    patternStart: words('patternStart'),
    patternWord: words('patternWord'),
    codeStart: words('codeStart'),
    codeWord: words('codeWord'),
    codeKinds: small('codeKinds'),
    topic: small('topic'),
    platform: small('platform'),
    curated: small('curated'),
    idStart: words('idStart'),
    idBytes: small('idBytes'),
  };
}

type ArrayName = keyof LexicalIndex;

const arrays: readonly ArrayName[] = [
  'wordHash',
  'rarity',
  'postingStart',
  'postingRecord',
  'postingWeight',
  'signatureStart',
  'signatureWord',
  'patternStart',
  'patternWord',
  'codeStart',
  'codeWord',
  'codeKinds',
  'topic',
  'platform',
  'curated',
  'idStart',
  'idBytes',
];

function padded(length: number): number {
  return (length + 3) & ~3;
}

function bytesOf(array: LexicalIndex[ArrayName]): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
