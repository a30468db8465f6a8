import { detectEncoding, type Encoding } from './detect-encoding.ts';
import { joinBytes } from './join-bytes.ts';

/** Turns an input into UTF-8, piece by piece. Bytes that are not valid in UTF-8 stay as they are. */
export interface Transcoder {
  push(chunk: Uint8Array): Uint8Array;
  /** What was held back to tell the encoding by; more may be pushed afterwards. */
  flush(): Uint8Array;
  readonly encoding: Encoding;
}

export function createTranscoder(): Transcoder {
  return new Utf8Transcoder();
}

/** Enough of the beginning to tell UTF-16 by its NULs. */
const enough = 4096;
const nothing = new Uint8Array(0);
const encoder = new TextEncoder();

class Utf8Transcoder implements Transcoder {
  /** What is held back; `undefined` once the beginning was read. */
  #start: Uint8Array[] | undefined = [];
  #startSize = 0;
  #encoding: Encoding | undefined;
  #decoder: InstanceType<typeof TextDecoder> | undefined;

  get encoding(): Encoding {
    return this.#encoding ?? 'utf-8';
  }

  push(chunk: Uint8Array): Uint8Array {
    if (!this.#start) return this.#convert(chunk, false);
    this.#start.push(chunk);
    this.#startSize += chunk.length;
    return this.#startSize < enough ? nothing : this.#begin(this.#start);
  }

  flush(): Uint8Array {
    return this.#start && this.#startSize > 0 ? this.#begin(this.#start) : nothing;
  }

  #begin(start: readonly Uint8Array[]): Uint8Array {
    this.#start = undefined;
    return this.#convert(joinBytes(start), true);
  }

  #convert(bytes: Uint8Array, isStart: boolean): Uint8Array {
    const encoding = (this.#encoding ??= detectEncoding(bytes, isStart));
    if (encoding === undefined || encoding === 'utf-8' || encoding === 'binary') {
      const marked = isStart && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
      return marked ? bytes.subarray(3) : bytes;
    }
    this.#decoder ??= new TextDecoder(encoding);
    return encoder.encode(this.#decoder.decode(bytes, { stream: true }));
  }
}
