import { Transform, type TransformCallback } from 'node:stream';

/** A message is held up to here; a longer one loses the middle of the text that makes it long. */
const most = 2 * 1024 * 1024;
const kept = 64 * 1024;
const newline = 0x0a;

/** Stands in a text where its middle was taken out, and says how many bytes that were. */
const cutMark = (bytes: number) => `\u{fdd0}${bytes}\u{fdd1}`;

/** Bytes that `boundedInput` took out of a text. */
export function cutFrom(text: string): number {
  return Number(/\u{fdd0}(\d+)\u{fdd1}/u.exec(text)?.[1] ?? 0);
}

/**
 * Messages, one a line, none longer than can be held. The SDK would give up the connection over a message that is too
 * long; so the middle of its long text is taken out, and the tool can refuse the text and say what to do.
 */
export function boundedInput(): Transform {
  let parts: Buffer[] = [];
  let length = 0;
  const flush = (stream: Transform, end: string) => {
    if (length === 0) return;
    const line = Buffer.concat(parts);
    stream.push(Buffer.concat([length > line.length ? shortened(line, length) : line, Buffer.from(end)]));
    parts = [];
    length = 0;
  };
  const add = (bytes: Buffer) => {
    parts.push(bytes);
    length += bytes.length;
    if (parts.reduce((sum, part) => sum + part.length, 0) <= most) return;
    const all = Buffer.concat(parts);
    parts = [all.subarray(0, kept), all.subarray(-kept)];
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      let from = 0;
      for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
        add(chunk.subarray(from, at));
        flush(this, '\n');
        from = at + 1;
      }
      add(chunk.subarray(from));
      done();
    },
    flush(done) {
      // A last line without an end was cut off on its way: nothing says that it is whole.
      done();
    },
  });
}

/** Joins the two ends inside the JSON string that was cut, neither of them within an escape. */
function shortened(line: Buffer, length: number): Buffer {
  const head = line
    .subarray(0, kept)
    .toString('utf8')
    .replace(/[\ufffd\\][^\\]{0,5}$/, '')
    .replace(/\\+$/, '');
  const tail = line.subarray(-kept).toString('utf8');
  const start = Math.max(0, tail.search(/(?<=[^\\"]{6})[^\\"]/));
  return Buffer.from(`${head}${cutMark(length - 2 * kept)}${tail.slice(start)}`);
}
