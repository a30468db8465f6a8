import { joinBytes } from '../read/join-bytes.ts';
import { createTranscoder } from '../read/transcode.ts';
import { textReader, type GreenLines } from './green-lines.ts';

/** Passes an input on in which every line is blank that a good run prints too, so that each keeps its number. */
export interface NewLines {
  push(chunk: Uint8Array): void;
  /** Passes on what is held of a line that is not finished. */
  flush(): void;
}

/** A longer line is passed on as it is. In bytes. */
const longest = 1 << 20;
const newline = 10;

export function createNewLines(green: GreenLines, passOn: (bytes: Uint8Array) => void): NewLines {
  const transcoder = createTranscoder();
  const textOf = textReader();
  const lineEnd = Uint8Array.of(newline);
  let held: Uint8Array[] = [];
  let heldSize = 0;
  /** The beginning of the line was passed on, so that its rest is too. */
  let isPassing = false;

  function begun(): Uint8Array {
    const line = joinBytes(held);
    held = [];
    heldSize = 0;
    return line;
  }
  /** Ends a line that began in an earlier chunk. */
  function finish(rest: Uint8Array): void {
    const line = joinBytes([begun(), rest]);
    if (isPassing || !green.has(textOf(line))) passOn(line);
    passOn(lineEnd);
    isPassing = false;
  }
  function take(bytes: Uint8Array): void {
    let at = 0;
    if (isPassing || heldSize > 0) {
      const end = bytes.indexOf(newline);
      if (end < 0) return hold(bytes);
      finish(bytes.subarray(0, end));
      at = end + 1;
    }
    // Lines that are new one after another are passed on together.
    let from = at;
    for (let end = bytes.indexOf(newline, at); end >= 0; end = bytes.indexOf(newline, at)) {
      if (end > at && green.has(textOf(bytes.subarray(at, end)))) {
        if (at > from) passOn(bytes.subarray(from, at));
        from = end;
      }
      at = end + 1;
    }
    if (at > from) passOn(bytes.subarray(from, at));
    if (at < bytes.length) hold(bytes.subarray(at));
  }
  function hold(bytes: Uint8Array): void {
    if (isPassing) return passOn(bytes);
    held.push(bytes);
    heldSize += bytes.length;
    if (heldSize <= longest) return;
    passOn(begun());
    isPassing = true;
  }
  return {
    push: (chunk) => take(transcoder.push(chunk)),
    flush() {
      take(transcoder.flush());
      if (heldSize === 0 || green.has(textOf(joinBytes(held)))) return;
      passOn(begun());
      isPassing = true;
    },
  };
}
