import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Source = 'stdout' | 'stderr';

const mebibyte = 1 << 20;
/** Above this the transcript moves to a file. */
const inMemory = 4 * mebibyte;
/** What is kept where no file can be had: the end of a log matters most. */
const inMemoryAtMost = 64 * mebibyte;
/** A line that grows longer is not waited for. */
const longestLine = mebibyte;

/**
 * A copy of what a command printed, for the time after it failed. Memory is bounded: a long copy goes to a temporary
 * file that has no name any more, so that nothing is left behind, whatever happens. Lines of the two streams are
 * kept whole: a warning on one does not cut a line of the other in two.
 */
export class Transcript {
  readonly #open: Record<Source, Buffer[]> = { stdout: [], stderr: [] };
  #kept: Buffer[] = [];
  #size = 0;
  #file: number | undefined;
  #fileSize = 0;
  #canSpill = true;
  #lost = 0;

  /** Bytes that could not be kept, for want of room on disk. */
  get lost(): number {
    return this.#lost;
  }

  add(source: Source, chunk: Buffer): void {
    const open = this.#open[source];
    const end = chunk.lastIndexOf(0x0a) + 1;
    if (end > 0) {
      for (const piece of open.splice(0)) this.#keep(piece);
      this.#keep(chunk.subarray(0, end));
    }
    if (end < chunk.length) open.push(chunk.subarray(end));
    if (open.reduce((sum, { length }) => sum + length, 0) > longestLine) this.#closeLine(source);
  }

  /** Everything that was added, in order. Nothing may be added afterwards. */
  *chunks(): Generator<Buffer> {
    this.#closeLine('stdout');
    this.#closeLine('stderr');
    for (let at = 0; this.#file !== undefined && at < this.#fileSize;) {
      const chunk = Buffer.alloc(Math.min(mebibyte, this.#fileSize - at));
      const read = readSync(this.#file, chunk, 0, chunk.length, at);
      if (read === 0) break;
      at += read;
      yield chunk.subarray(0, read);
    }
    yield* this.#kept;
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  #closeLine(source: Source): void {
    for (const piece of this.#open[source].splice(0)) this.#keep(piece);
  }

  #keep(piece: Buffer): void {
    this.#kept.push(piece);
    this.#size += piece.length;
    if (this.#size > inMemory && this.#canSpill) this.#spill();
    while (this.#size > inMemoryAtMost) {
      const oldest = this.#kept.shift()?.length ?? 0;
      this.#size -= oldest;
      this.#lost += oldest;
    }
  }

  #spill(): void {
    const whole = Buffer.concat(this.#kept);
    let written = 0;
    try {
      this.#file ??= openNameless();
      while (written < whole.length) {
        written += writeSync(this.#file, whole, written, whole.length - written, this.#fileSize + written);
      }
    } catch {
      // A full disk must not reach the command: from here on memory has to do.
      this.#canSpill = false;
    }
    this.#fileSize += written;
    this.#kept = [whole.subarray(written)];
    this.#size = whole.length - written;
  }
}

function openNameless(): number {
  const path = join(tmpdir(), `wayout-${randomUUID()}`);
  const file = openSync(path, 'wx+', 0o600);
  try {
    unlinkSync(path);
  } catch {
    // Where an open file keeps its name, the system cleans its folder of temporary files.
  }
  return file;
}
