import type { InputStats } from '../types.ts';

/** An input as lines of clean text; line `i` is line `i + 1` of the original. */
export interface LogText {
  readonly lines: readonly string[];
  readonly stats: InputStats;
}

/** Decodes an input and takes from each line what a terminal or a CI system added to it. */
export function readLog(bytes: Uint8Array): LogText {
  const { text, encoding } = decode(bytes);
  const lines = text.split('\n').map(cleanLine);
  if (lines.at(-1) === '') lines.pop();
  return { lines, stats: { lines: lines.length, bytes: bytes.length, encoding } };
}

function decode(bytes: Uint8Array): { readonly text: string; readonly encoding: InputStats['encoding'] } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes, 'utf-16be');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    // Not UTF-8: perhaps GB18030, else the odd byte is shown as U+FFFD.
  }
  try {
    return { text: new TextDecoder('gb18030', { fatal: true }).decode(bytes), encoding: 'gb18030' };
  } catch {
    return decodeAs(bytes, 'utf-8');
  }
}

function decodeAs(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le' | 'utf-16be') {
  return { text: new TextDecoder(encoding).decode(bytes), encoding } as const;
}

const escapes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
const timestamp = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z /;
const buildkit = /^#\d+ \d+\.\d+ /;

function cleanLine(line: string): string {
  const plain = line.replace(/\r$/, '').replace(escapes, '');
  const shown = plain.slice(plain.lastIndexOf('\r') + 1);
  return shown.replace(timestamp, '').replace(buildkit, '');
}
