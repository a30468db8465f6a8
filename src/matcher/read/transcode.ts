import { detectEncoding, type Encoding } from './detect-encoding.ts';
import { joinBytes } from './join-bytes.ts';

/** Turns an input into UTF-8, piece by piece. Bytes that are not valid in UTF-8 stay as they are. */
export interface Transcoder {
  push(chunk: Uint8Array): Uint8Array;
  /** What was held back to tell the encoding by; more may be pushed afterwards. */
  flush(): Uint8Array;
  readonly encoding: Encoding;
}

/** Enough of the beginning to tell UTF-16 by its NULs. */
const enough = 4096;
const nothing = new Uint8Array(0);

export function createTranscoder(): Transcoder {
  const encoder = new TextEncoder();
  let start: Uint8Array[] | undefined = [];
  let startSize = 0;
  let encoding: Encoding | undefined;
  let decoder: InstanceType<typeof TextDecoder> | undefined;

  function convert(bytes: Uint8Array, isStart: boolean): Uint8Array {
    encoding ??= detectEncoding(bytes, isStart);
    if (encoding === undefined || encoding === 'utf-8' || encoding === 'binary') {
      const marked = isStart && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
      return marked ? bytes.subarray(3) : bytes;
    }
    decoder ??= new TextDecoder(encoding);
    return encoder.encode(decoder.decode(bytes, { stream: true }));
  }
  function begin(): Uint8Array {
    const first = joinBytes(start ?? []);
    start = undefined;
    return convert(first, true);
  }
  return {
    get encoding() {
      return encoding ?? 'utf-8';
    },
    push(chunk) {
      if (!start) return convert(chunk, false);
      start.push(chunk);
      startSize += chunk.length;
      return startSize < enough ? nothing : begin();
    },
    flush: () => (start && startSize > 0 ? begin() : nothing),
  };
}
