import * as tables from './tables';

const factor: u32 = 0x9e3779b1;
/** Set in a state of the scanner in which a text ends. */
const endsText: u32 = 0x8000;
const noMark: u32 = 0xffff;
const marksPerUse: i32 = 4;
const pairsPerUse: i32 = 2;

/** Numbers in `found`. */
export let foundCount: i32 = 0;
/** Sightings that are kept. */
export let sightingCount: i32 = 0;

/** The line looked at, counted over all blocks. */
let stamp: i32 = 0;
/** Its place in the table of lines; -1 for a piece. */
let place: i32 = 0;
/** What was found of it so far: a place in `found`, and how many owners' probes and literals wait. */
let at: usize = 0;
let waitingCount: i32 = 0;
let isTelling: bool = false;
let seenCount: i32 = 0;

/** Looks through lines until `found` is full; the line to go on with. */
export function look(first: i32, last: i32, every: bool): i32 {
  foundCount = 0;
  for (let line = first; line < last; line++) {
    if (foundCount >= tables.fullAt) return line;
    lookAt(line, every);
  }
  return last;
}

/** Puts the probes that may hold in a piece of a long line behind what was found; how many. */
export function lookAtPiece(from: i32, to: i32): i32 {
  place = -1;
  const head = tables.found + ((<usize>foundCount) << 2);
  nextStamp();
  at = head;
  seenCount = 0;
  const start = tables.text + <usize>from;
  const end = tables.text + <usize>to;
  findLiterals(start, end, windowBefore(start));
  noteLiterals(start, end);
  return <i32>((at - head) >> 2);
}

function lookAt(line: i32, every: bool): void {
  const row = (<usize>line) << 2;
  const start = tables.text + <usize>load<i32>(tables.starts + row);
  const text = tables.text + <usize>load<i32>(tables.texts + row);
  const end = tables.text + <usize>load<i32>(tables.ends + row);
  place = line;
  const head = tables.found + ((<usize>foundCount) << 2);
  const isLong = end - start > <usize>tables.longestPiece;
  nextStamp();
  at = head + 16;
  waitingCount = 0;
  seenCount = 0;
  isTelling = false;
  if (isLong) findTexts(text, end);
  else findBoth(text, end, findLiterals(start, text, windowBefore(start)));
  if (!isTelling) at = head + 16;
  const afterCues = at;
  if (!isLong && waitingCount > 0) noteWaiting();
  if (seenCount > 0) noteLiterals(start, end);
  if (at == head + 16 && !isLong && !every) return;
  const cues = <i32>((afterCues - head - 16) >> 2);
  store<i32>(head, line);
  store<i32>(head + 4, cues > 0 || every ? templateOf(text, end) : 0);
  store<i32>(head + 8, cues);
  store<i32>(head + 12, isLong ? -1 : <i32>((at - afterCues) >> 2));
  foundCount = <i32>(((isLong ? afterCues : at) - tables.found) >> 2);
}

/** The last three bytes before a place, folded. */
@inline
function windowBefore(start: usize): u32 {
  let window: u32 = 0;
  for (let i = max(tables.text, start - 3); i < start; i++)
    window = (window << 8) | load<u8>(tables.fold + <usize>load<u8>(i));
  return window;
}

/** Runs the scanner alone. */
function findTexts(from: usize, to: usize): void {
  const symbols = tables.symbols;
  const next = tables.next;
  let state: u32 = 0;
  for (let i = from; i < to; i++) {
    state = load<u16>(next + <usize>((state << 7) | load<u8>(symbols + <usize>load<u8>(i))));
    if (state >= endsText) {
      state &= ~endsText;
      noteOwners(state);
    }
  }
}

/** Looks for literals alone. */
function findLiterals(from: usize, to: usize, before: u32): u32 {
  const fold = tables.fold;
  const filter = tables.filter;
  const shift = tables.filterShift;
  const short = tables.shortFilter;
  let window = before;
  for (let i = from; i < to; i++) {
    window = (window << 8) | load<u8>(fold + <usize>load<u8>(i));
    const bit = (window * factor) >> shift;
    const shortBit = ((window << 8) * factor) >> 17;
    const isLong = (load<u32>(filter + <usize>((bit >> 5) << 2)) >> (bit & 31)) & 1;
    const isShort = (load<u32>(short + <usize>((shortBit >> 5) << 2)) >> (shortBit & 31)) & 1;
    if ((isLong | isShort) != 0) lookUp(isLong, isShort, window, i);
  }
  return window;
}

/** Does both in one pass: neither waits for the other. */
function findBoth(from: usize, to: usize, before: u32): void {
  const symbols = tables.symbols;
  const next = tables.next;
  const fold = tables.fold;
  const filter = tables.filter;
  const shift = tables.filterShift;
  const short = tables.shortFilter;
  let state: u32 = 0;
  let window = before;
  for (let i = from; i < to; i++) {
    const byte = <usize>load<u8>(i);
    state = load<u16>(next + <usize>((state << 7) | load<u8>(symbols + byte)));
    window = (window << 8) | load<u8>(fold + byte);
    const bit = (window * factor) >> shift;
    const shortBit = ((window << 8) * factor) >> 17;
    const isLong = (load<u32>(filter + <usize>((bit >> 5) << 2)) >> (bit & 31)) & 1;
    const isShort = (load<u32>(short + <usize>((shortBit >> 5) << 2)) >> (shortBit & 31)) & 1;
    if (state >= endsText) {
      state &= ~endsText;
      noteOwners(state);
    }
    if ((isLong | isShort) != 0) lookUp(isLong, isShort, window, i);
  }
}

function noteOwners(state: u32): void {
  const range = tables.ownerBounds + <usize>(state << 2);
  const last = load<i32>(range, 4);
  for (let i = load<i32>(range); i < last; i++) {
    const owner = <i32>load<u16>(tables.owners + <usize>(i << 1));
    if (!isNew(tables.ownerAt, owner)) continue;
    if (owner < tables.cues) {
      store<i32>(at, owner);
      at += 4;
      if (owner < tables.tellingCues) isTelling = true;
    } else {
      const probe = load<i32>(tables.ownerProbes + <usize>((owner - tables.cues) << 2));
      store<i32>(tables.waiting + <usize>(waitingCount++ << 2), probe);
    }
  }
}

function noteWaiting(): void {
  for (let i = 0; i < waitingCount; i++) note(load<i32>(tables.waiting + <usize>(i << 2)));
}

function lookUp(isLong: u32, isShort: u32, window: u32, place: usize): void {
  if (isLong) lookUpIn(tables.keys, tables.keySlots, window, 4, place);
  if (isShort) lookUpIn(tables.shortKeys, tables.shortKeySlots, window & 0xffffff, 3, place);
}

function lookUpIn(keys: usize, slots: u32, window: u32, width: usize, place: usize): void {
  if (slots == 0) return;
  let slot = (window * factor) >> <u32>(clz(<i32>slots) + 1);
  let key = keys + <usize>(slot * 12);
  for (;;) {
    if (load<i32>(key, 4) == 0) return;
    if (load<u32>(key) == window) break;
    slot = (slot + 1) & (slots - 1);
    key = keys + <usize>(slot * 12);
  }
  const first = load<i32>(key, 8);
  const end = first + load<i32>(key, 4);
  for (let entry = first; entry < end; entry++) {
    const literal = load<i32>(tables.entries + <usize>(entry << 2));
    if (load<i32>(tables.literalAt + <usize>(literal << 2)) == stamp) continue;
    if (!stands(literal, place + 1 - width)) continue;
    store<i32>(tables.literalAt + <usize>(literal << 2), stamp);
    store<i32>(tables.seen + <usize>(seenCount++ << 2), literal);
  }
}

/** Whether all of a literal stands where its window was seen. */
function stands(literal: i32, window: usize): bool {
  const range = tables.bounds + <usize>(literal << 2);
  const begin = tables.bytes + <usize>load<i32>(range);
  const length = <usize>(load<i32>(range, 4) - load<i32>(range));
  const start = window - <usize>load<u8>(tables.offsets + <usize>literal);
  if (start < tables.text || start + length > tables.textEnd) return false;
  for (let i: usize = 0; i < length; i++) {
    if (load<u8>(tables.fold + <usize>load<u8>(start + i)) != load<u8>(begin + i)) return false;
  }
  return true;
}

/** Notes the probes that need the literals seen, where what else they need may stand as well. */
function noteLiterals(start: usize, end: usize): void {
  if (seenCount == 0) return;
  sign(start, end);
  for (let i = 0; i < seenCount; i++) {
    const range = tables.useBounds + <usize>(load<i32>(tables.seen + <usize>(i << 2)) << 2);
    const last = load<i32>(range, 4);
    for (let use = load<i32>(range); use < last; use++) {
      const probe = load<i32>(tables.uses + <usize>(use << 2));
      if (load<i32>(tables.probeAt + <usize>(probe << 2)) == stamp || !mayHold(use)) continue;
      if (holdPairs(use, start, end)) note(probe);
    }
  }
}

/** Marks the windows that stand on the line. */
function sign(start: usize, end: usize): void {
  const fold = tables.fold;
  const places = tables.places;
  let window: u32 = 0;
  for (let i = start; i < end; i++) {
    window = ((window << 8) | load<u8>(fold + <usize>load<u8>(i))) & 0xffffff;
    store<i32>(places + <usize>(((window * factor) >> 21) << 2), stamp);
  }
}

@inline
function mayHold(use: i32): bool {
  const first = tables.marks + <usize>((use * marksPerUse) << 1);
  for (let i: usize = 0; i < <usize>(marksPerUse << 1); i += 2) {
    const mark = <u32>load<u16>(first + i);
    if (mark == noMark) return true;
    if (load<i32>(tables.places + <usize>(mark << 2)) != stamp) return false;
  }
  return true;
}

/** Whether all pairs of a use stand on the line; sixteen places at once. */
function holdPairs(use: i32, start: usize, end: usize): bool {
  const first = tables.pairs + <usize>((use * pairsPerUse) << 1);
  for (let i: usize = 0; i < <usize>(pairsPerUse << 1); i += 2) {
    const pair = <u32>load<u16>(first + i);
    if (pair == noMark) return true;
    if (!holdPair(pair, start, end)) return false;
  }
  return true;
}

function holdPair(pair: u32, start: usize, end: usize): bool {
  const one = i8x16.splat(<i8>(pair >> 8));
  const other = i8x16.splat(<i8>(pair & 255));
  const caseBits = i8x16.splat(32);
  for (let at = start; at + 1 < end; at += 16) {
    const here = i8x16.eq(v128.or(v128.load(at), caseBits), one);
    const behind = i8x16.eq(v128.or(v128.load(at, 1), caseBits), other);
    const mask = i8x16.bitmask(v128.and(here, behind));
    if (mask != 0 && at + <usize>ctz(mask) + 1 < end) return true;
  }
  return false;
}

/** Puts a probe behind what was found, if it is not there; of one that is not told the sighting is kept. */
function note(probe: i32): void {
  if (!isNew(tables.probeAt, probe)) return;
  const sighted = tables.sighted + <usize>(probe << 2);
  const last = load<i32>(sighted);
  if (last < 0 || place < 0 || sightingCount == tables.mostSightings) {
    store<i32>(at, probe);
    at += 4;
    return;
  }
  const sighting = tables.sightings + <usize>(sightingCount << 3);
  store<i32>(sighting, place);
  store<i32>(sighting, last, 4);
  store<i32>(sighted, ++sightingCount);
}

/** Whether something was not yet noted on this line; notes it. */
@inline
function isNew(table: usize, number: i32): bool {
  const place = table + <usize>(number << 2);
  if (load<i32>(place) == stamp) return false;
  store<i32>(place, stamp);
  return true;
}

@inline
function nextStamp(): void {
  if (stamp == i32.MAX_VALUE) {
    memory.fill(tables.ownerAt, 0, tables.notedBytes);
    stamp = 0;
  }
  stamp++;
}

/** See `templateOf` in ../../regions/template-counts.ts. */
function templateOf(start: usize, end: usize): i32 {
  let hash: i32 = 0x811c9dc5;
  let word: i32 = 0;
  let length = 0;
  let masked = false;
  for (let i = start; i <= end; i++) {
    const byte: i32 = i < end ? load<u8>(i) : 32;
    if (isWordByte(byte)) {
      masked = masked || byte <= 57;
      word = ((word ^ byte) * 0x01000193) ^ <i32>(<u32>word >> 15);
      length++;
      continue;
    }
    if (length > 0) {
      const zero = length == 1 && load<u8>(i - 1) == 48;
      hash = mix(hash, masked && !zero ? 49 : word);
      word = 0;
      length = 0;
      masked = false;
    }
    if (byte > 32) hash = mix(hash, byte);
  }
  return hash;
}

@inline
function mix(hash: i32, value: i32): i32 {
  return ((hash ^ value) * 0x01000193) ^ <i32>(<u32>hash >> 15);
}

@inline
function isWordByte(byte: i32): bool {
  return <u32>((byte | 32) - 97) < 26 || <u32>(byte - 48) < 10 || byte >= 128;
}
