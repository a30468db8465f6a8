import { longestPiece } from '../kernel/kernel.ts';
import { characterAt } from '../read/character-at.ts';

/** A line, or a piece of a long one, in the block that is read. */
export interface Piece {
  readonly line: number;
  /** Which line of the block it belongs to, from 0. */
  readonly ordinal: number;
  readonly from: number;
  /** Where its text begins, after CI prefixes. */
  readonly text: number;
  readonly to: number;
  /** Bytes of the line before the piece. */
  readonly before: number;
}

/** What of a long line is read twice, so that a match across the border of two pieces is found in one of them. */
const pieceOverlap = 4096;

/** The pieces in which a line is read: itself, unless it is long. Each begins with a whole character. */
export function piecesOf(
  bytes: Uint8Array,
  from: number,
  to: number,
): readonly { readonly from: number; readonly to: number }[] {
  const pieces = [];
  for (let start = from; ; start = characterAt(bytes, start + longestPiece - pieceOverlap)) {
    const end = Math.min(to, start + longestPiece);
    pieces.push({ from: start, to: end });
    if (end === to) return pieces;
  }
}
