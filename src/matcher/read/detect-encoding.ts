import type { InputStats } from '../types.ts';

export type Encoding = InputStats['encoding'];

/** How an input is encoded; `undefined` while all of it so far is ASCII, which every candidate but UTF-16 agrees on. */
export function detectEncoding(bytes: Uint8Array, isStart: boolean): Encoding | undefined {
  if (isStart) {
    const [first, second] = bytes;
    if (first === 0xff && second === 0xfe) return 'utf-16le';
    if (first === 0xfe && second === 0xff) return 'utf-16be';
    const wide = wideEncoding(bytes.subarray(0, 4096));
    if (wide) return wide;
  }
  if (isAscii(bytes)) return undefined;
  if (decodes('utf-8', bytes)) return 'utf-8';
  return looksChinese(bytes) && decodes('gb18030', bytes) ? 'gb18030' : 'utf-8';
}

/** UTF-16 without a mark: mostly ASCII text has a NUL in every other place. Many NULs elsewhere are no text. */
function wideEncoding(bytes: Uint8Array): Encoding | undefined {
  const nuls = [0, 0];
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1))
    nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  const places = bytes.length / 2;
  if (bytes.length < 4 || even + odd === 0) return undefined;
  if (odd > places * 0.5 && even < places * 0.1) return 'utf-16le';
  if (even > places * 0.5 && odd < places * 0.1) return 'utf-16be';
  return even + odd > bytes.length * 0.1 ? 'binary' : undefined;
}

export function isAscii(bytes: Uint8Array): boolean {
  if (bytes.length < 8) return bytes.every((byte) => byte < 128);
  let all = 0;
  const lead = Math.min(bytes.length, (4 - (bytes.byteOffset % 4)) % 4);
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + lead, (bytes.length - lead) >>> 2);
  for (let i = 0; i < lead; i++) all |= bytes[i] ?? 0;
  for (let i = 0; i < words.length; i++) all |= words[i] ?? 0;
  for (let i = lead + words.length * 4; i < bytes.length; i++) all |= bytes[i] ?? 0;
  return (all & 0x80808080) === 0;
}

/** Whether the bytes are valid; a character cut off at the end is no fault. */
function decodes(encoding: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * Almost any bytes are valid GB18030, Latin-1 prose among them; but nearly all Chinese text is in pairs of bytes from
 * the rows of GB 2312, and bytes above 127 seldom come in pairs elsewhere.
 */
function looksChinese(bytes: Uint8Array): boolean {
  let pairs = 0;
  let others = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1];
    if (trail === undefined) break;
    const common = lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1 && trail <= 0xfe;
    if (common) pairs++;
    else others++;
    at++;
  }
  return pairs >= 2 && others <= pairs / 4;
}
