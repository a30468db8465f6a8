import type { Node } from './ast.ts';
import { charSet, foldCase, type CharSet } from './char-set.ts';

/** What the parser has read so far; one object a call, never shared. */
export interface Cursor {
  readonly source: string;
  at: number;
  fold: boolean;
  depth: number;
  readonly groups: (string | undefined)[];
}

/** The nodes of ASCII characters, once with and once without folding; patterns share them. */
const asciiNodes: (Node | undefined)[] = [];

/** A character as one code unit, or as the two of a surrogate pair. */
export function literalNode(code: number, fold: boolean): Node {
  if (code >= 128) return newLiteralNode(code, fold);
  const at = fold ? code : code + 128;
  return (asciiNodes[at] ??= newLiteralNode(code, fold));
}

function newLiteralNode(code: number, fold: boolean): Node {
  const units = String.fromCodePoint(code).split('');
  const parts = units.map((unit): Node => {
    const set: CharSet = charSet([unit.charCodeAt(0), unit.charCodeAt(0)]);
    return { kind: 'set', set: fold ? foldCase(set) : set };
  });
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: 'concat', parts };
}
