import { readSync } from 'node:fs';

/** A background process that goes on printing must not hold us. */
const atMost = 1 << 20;

/**
 * What is left in a pseudo-terminal whose command has ended, read at once. The library closes it 200 ms after the end,
 * also when the user's terminal takes longer than that to show what was printed last.
 */
export function readRest(fd: number, pid: number): readonly Buffer[] {
  const pieces: Buffer[] = [];
  if (isRunning(pid)) return pieces;
  for (let size = 0; size < atMost;) {
    const piece = readPiece(fd);
    if (piece.length === 0) break;
    pieces.push(piece);
    size += piece.length;
  }
  return pieces;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Empty at the end, which is EIO on Linux, and where nothing is there yet (EAGAIN). */
function readPiece(fd: number): Buffer {
  const buffer = Buffer.alloc(1 << 16);
  try {
    return buffer.subarray(0, readSync(fd, buffer, 0, buffer.length, null));
  } catch {
    return buffer.subarray(0, 0);
  }
}
