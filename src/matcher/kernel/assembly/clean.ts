// As ../../read/clean-block.ts, sixteen bytes at once.
import { raw, text } from './tables';

const tab: u8 = 9;
const newline: u8 = 10;
const carriageReturn: u8 = 13;
const escape: u8 = 27;

/** "section_" and so on, as eight and four bytes lie in memory. */
const sectionMark: u64 = 0x5f6e6f6974636573;
const travisFold: u64 = 0x665f736976617274;
const travisTime: u64 = 0x745f736976617274;
const start: u32 = 0x72617473;
const end: u32 = 0x3a646e65;
const fold: u32 = 0x3a646c6f;
const time: u32 = 0x3a656d69;

/** Whether a terminal would show other bytes than the block's, which lie at `text`. */
export function needsCleaning(length: i32): bool {
  const stop = text + <usize>length;
  store<u8>(stop, 0);
  const newlines = i8x16.splat(newline);
  const returns = i8x16.splat(carriageReturn);
  for (let at = text; at < stop; at += 16) {
    const here = v128.load(at);
    const lone = v128.andnot(i8x16.eq(here, returns), i8x16.eq(v128.load(at, 1), newlines));
    const control = v128.or(
      v128.or(i8x16.eq(here, i8x16.splat(escape)), i8x16.eq(here, i8x16.splat(8))),
      v128.or(i8x16.eq(here, i8x16.splat(0)), lone),
    );
    const mask = i8x16.bitmask(control);
    if (mask != 0 && at + <usize>ctz(mask) < stop) return true;
  }
  return false;
}

/** Puts in the place of the block what a terminal would show of it; how many bytes that is. */
export function clean(length: i32): i32 {
  memory.copy(raw, text, <usize>length);
  const stop = raw + <usize>length;
  let at = raw;
  let out = text;
  let lineStart = text;
  let returned = false;
  while (at < stop) {
    const run = printable(at, stop);
    if (run > 0) {
      if (returned) out = afterReturn(lineStart, out);
      returned = false;
      copy(out, at, run);
      out += run;
      at += run;
      continue;
    }
    const byte = load<u8>(at);
    if (byte == newline) {
      store<u8>(out++, newline);
      lineStart = out;
      returned = false;
      at++;
    } else if (byte == escape) {
      const after = escapeEnd(at, stop);
      if (goesToLineStart(at, after)) returned = true;
      at = after;
    } else {
      if (byte == carriageReturn) returned = true;
      else if (byte == 8 && out > lineStart) out--;
      at++;
    }
  }
  return <i32>(out - text);
}

/** How many bytes from `at` on are shown as they are. */
@inline
function printable(at: usize, stop: usize): usize {
  const spaces = i8x16.splat(32);
  const tabs = i8x16.splat(tab);
  let next = at;
  while (next < stop) {
    const here = v128.load(next);
    const control = v128.andnot(i8x16.lt_u(here, spaces), i8x16.eq(here, tabs));
    const mask = i8x16.bitmask(control);
    if (mask != 0) return min(next + <usize>ctz(mask), stop) - at;
    next += 16;
  }
  return stop - at;
}

/** There is room for sixteen bytes more than are copied. */
@inline
function copy(to: usize, from: usize, length: usize): void {
  for (let i: usize = 0; i < length; i += 16) v128.store(to + i, v128.load(from + i));
}

/** Where to write on after a carriage return: over the line, or behind its fold marker and a space. */
function afterReturn(lineStart: usize, out: usize): usize {
  if (afterFoldMarker(lineStart, out) != out) return lineStart;
  store<u8>(out, 32);
  return out + 1;
}

/** See ../../read/prefixes/fold-marker.ts. */
function afterFoldMarker(at: usize, stop: usize): usize {
  if (!isFoldMarker(at, stop)) return at;
  let next = at;
  while (next < stop && load<u8>(next) != 32) next++;
  return min(stop, next + 1);
}

function isFoldMarker(at: usize, stop: usize): bool {
  if (stop < at + 12) return false;
  const first = load<u64>(at);
  const second = load<u32>(at, 8);
  if (first == travisFold) return second == fold;
  if (first == travisTime) return second == time;
  if (first != sectionMark) return false;
  return second == end || (second == start && stop >= at + 14 && load<u16>(at, 12) == 0x3a74);
}

/** See ../../read/escape-sequence.ts. */
function escapeEnd(at: usize, stop: usize): usize {
  if (at + 1 >= stop) return at + 1;
  const kind = load<u8>(at, 1);
  if (kind == 91) return controlEnd(at + 2, stop);
  if (kind == 93 || kind == 80 || kind == 95 || kind == 94 || kind == 88) return stringEnd(at + 2, stop);
  let next = at + 1;
  while (next < stop && isWithin(load<u8>(next), 0x20, 0x2f)) next++;
  return next < stop && isWithin(load<u8>(next), 0x30, 0x7e) ? next + 1 : next;
}

function controlEnd(from: usize, stop: usize): usize {
  let next = from;
  while (next < stop && isWithin(load<u8>(next), 0x20, 0x3f)) next++;
  return next < stop && isWithin(load<u8>(next), 0x40, 0x7e) ? next + 1 : next;
}

function stringEnd(from: usize, stop: usize): usize {
  for (let next = from; next < stop; next++) {
    const byte = load<u8>(next);
    if (byte == 7) return next + 1;
    if (byte == escape) return next + 1 < stop && load<u8>(next, 1) == 92 ? next + 2 : next;
    if (byte == newline) return next;
  }
  return stop;
}

function goesToLineStart(at: usize, after: usize): bool {
  if (load<u8>(at, 1) != 91 || load<u8>(after - 1) != 71) return false;
  const first = load<u8>(at, 2);
  return after - at == 3 || (after - at == 4 && (first == 48 || first == 49));
}

@inline
function isWithin(byte: u8, least: u8, most: u8): bool {
  return byte >= least && byte <= most;
}
