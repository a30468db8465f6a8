/** A line as it is shown: cut where it is very long. */
export interface ShownLine {
  readonly text: string;
  /** Bytes of the line that are not in the text. */
  readonly more: number;
}

export type LineEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'binary';

/** One offset is kept for so many lines: a log of a million lines costs 128 KB. */
const step = 64;
const pieceSize = 1 << 20;
/** Of a line no more than this is read; lines of megabytes occur. */
const shownBytes = 4096;
const newline = 10;

/**
 * Where the lines of a log begin, so that any of them can be read from the file without holding the file.
 *
 *     line      1   …   65   …  129
 *     offsets  [0      4711    9120 …]
 */
export class LineIndex {
  readonly #blob: Blob;
  #offsets = new Float64Array(1024);
  #known = 1;
  #newlines = 0;
  #bytes = 0;
  #endsWithNewline = true;
  #wide: 'utf-16le' | 'utf-16be' | undefined;

  constructor(blob: Blob) {
    this.#blob = blob;
  }

  /** Must be told before the first chunk where lines end in two bytes. */
  set encoding(encoding: LineEncoding) {
    this.#wide = encoding === 'utf-16le' || encoding === 'utf-16be' ? encoding : undefined;
  }

  get lines(): number {
    return this.#newlines + (this.#endsWithNewline ? 0 : 1);
  }

  /** Bytes seen so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The next bytes of the file; an even number of them but for the last. */
  push(chunk: Uint8Array): void {
    for (let at = this.#nextNewline(chunk, 0); at >= 0; at = this.#nextNewline(chunk, at + 1)) {
      this.#newlines++;
      if (this.#newlines % step === 0) this.#keep(this.#bytes + this.#afterNewline(at));
    }
    if (chunk.length > 0) {
      this.#endsWithNewline = this.#lastNewline(chunk);
      this.#bytes += chunk.length;
    }
  }

  /** Lines `first` to `first + count - 1`, from 1; fewer where the log ends. */
  async read(first: number, count: number, encoding: LineEncoding): Promise<readonly ShownLine[]> {
    const last = Math.min(first + count - 1, this.lines);
    if (first < 1 || last < first) return [];
    const block = Math.floor((first - 1) / step);
    const collector = new LineCollector(first - block * step - 1, last - first + 1, this.#wide);
    for (let at = this.#offsets[block] ?? 0; at < this.#bytes && !collector.full; at += pieceSize) {
      const piece = this.#blob.slice(at, Math.min(at + pieceSize, this.#bytes));
      collector.push(new Uint8Array(await piece.arrayBuffer()));
    }
    const decoder = new TextDecoder(encoding === 'binary' ? 'utf-8' : encoding);
    return collector.lines().map(({ bytes, more }) => ({ text: plainLine(decoder.decode(bytes)), more }));
  }

  #keep(offset: number): void {
    if (this.#known === this.#offsets.length) {
      const larger = new Float64Array(this.#known * 2);
      larger.set(this.#offsets);
      this.#offsets = larger;
    }
    this.#offsets[this.#known++] = offset;
  }

  #nextNewline(bytes: Uint8Array, from: number): number {
    return nextNewline(bytes, from, this.#wide);
  }

  #afterNewline(at: number): number {
    return this.#wide === 'utf-16le' ? at + 2 : at + 1;
  }

  #lastNewline(chunk: Uint8Array): boolean {
    const at = chunk.lastIndexOf(newline);
    return at >= 0 && at === chunk.length - (this.#wide === 'utf-16le' ? 2 : 1);
  }
}

/** Cuts pieces into lines, skips some, keeps the beginning of each of the next. */
class LineCollector {
  #skip: number;
  readonly #wanted: number;
  readonly #wide: 'utf-16le' | 'utf-16be' | undefined;
  readonly #done: { readonly bytes: Uint8Array; readonly more: number }[] = [];
  #open: Uint8Array[] = [];
  #kept = 0;
  #length = 0;

  constructor(skip: number, wanted: number, wide: 'utf-16le' | 'utf-16be' | undefined) {
    this.#skip = skip;
    this.#wanted = wanted;
    this.#wide = wide;
  }

  get full(): boolean {
    return this.#done.length >= this.#wanted;
  }

  push(piece: Uint8Array): void {
    let from = 0;
    while (from < piece.length && !this.full) {
      const end = nextNewline(piece, from, this.#wide);
      const to = end < 0 ? piece.length : end;
      // In UTF-16BE the zero before the newline belongs to it.
      this.#take(piece.subarray(from, this.#wide === 'utf-16be' && end > from ? to - 1 : to));
      if (end < 0) return;
      this.#close();
      from = this.#wide === 'utf-16le' ? end + 2 : end + 1;
    }
  }

  lines(): readonly { readonly bytes: Uint8Array; readonly more: number }[] {
    if (!this.full && this.#length > 0 && this.#skip === 0) this.#close();
    return this.#done;
  }

  #take(bytes: Uint8Array): void {
    this.#length += bytes.length;
    if (this.#skip > 0 || this.#kept >= shownBytes) return;
    const part = bytes.subarray(0, shownBytes - this.#kept);
    this.#open.push(part);
    this.#kept += part.length;
  }

  #close(): void {
    if (this.#skip > 0) this.#skip--;
    else this.#done.push({ bytes: joined(this.#open, this.#kept), more: this.#length - this.#kept });
    this.#open = [];
    this.#kept = 0;
    this.#length = 0;
  }
}

function nextNewline(bytes: Uint8Array, from: number, wide: 'utf-16le' | 'utf-16be' | undefined): number {
  let at = bytes.indexOf(newline, from);
  if (wide === undefined) return at;
  const isNewline = (i: number) =>
    wide === 'utf-16le' ? i % 2 === 0 && bytes[i + 1] === 0 : i % 2 === 1 && bytes[i - 1] === 0;
  while (at >= 0 && !isNewline(at)) at = bytes.indexOf(newline, at + 1);
  return at;
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

// CSI and OSC sequences, and escapes of two characters.
const escapes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;

/** A line as a terminal would leave it: colours gone, of what was overwritten the last. */
function plainLine(line: string): string {
  const plain = line.replace(/\r$/, '').replace(escapes, '');
  return plain.slice(plain.lastIndexOf('\r') + 1);
}
