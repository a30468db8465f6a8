import * as tables from './tables';

const factor: u32 = 0x9e3779b1;
/** Set in a state of the scanner in which a text ends. */
const endsText: u32 = 0x8000;
const noMark: u32 = 0xffff;
/** What is known of a literal, in bytes from where its entry begins: see ../memory-plan.ts. */
const seenAt: usize = 0;
const bytesBegin: usize = 4;
const bytesLength: usize = 8;
const windowOffset: usize = 12;
const usesBegin: usize = 16;
const usesEnd: usize = 20;
/** So many chains are looked through for less than it costs to sign the line first. */
const fewUses: i32 = 6;
/** What the filter has for a window of three bytes. */
const allBits: u32 = 0xffffffff;
/** `0`, which stands for any run of digits in the text of a cue. */
const digit: u8 = 48;
/** In a chain the number of bytes that stands for any. */
const anyNumber: usize = 255;
/** In bytes; as many places may pass. */
const scanLength: usize = 4096;

/** Numbers in `found`. */
export let foundCount: i32 = 0;
/** Sightings that are kept. */
export let sightingCount: i32 = 0;

/** The line looked at, counted over all blocks. */
let stamp: i32 = 0;
/** Its place in the table of lines; -1 for a piece. */
let place: i32 = 0;
/** What was found of it so far: a place in `found`, and how many literals and texts of cues wait. */
let at: usize = 0;
let seenCount: i32 = 0;
let cueCount: i32 = 0;
let isTelling: bool = false;
/** Where the text begins in which cues count. */
let cuesFrom: usize = 0;
/** Where the block ends, folded. */
let foldedEnd: usize = 0;
/** The stretch that was scanned last, and what is still to be looked up of it in `passed`. */
let scannedFrom: usize = 0;
let scannedTo: usize = 0;
let nextPlace: usize = 0;
let lastPlace: usize = 0;

/** Puts the block in `folded` with ASCII letters in lower case. */
export function fold(length: i32): void {
  const distance = tables.folded - tables.text;
  const stop = tables.text + <usize>length;
  foldedEnd = tables.folded + <usize>length;
  scannedFrom = scannedTo = 0;
  for (let i = tables.text; i < stop; i += 16) {
    const here = v128.load(i);
    const isUpper = i8x16.lt_u(i8x16.sub(here, i8x16.splat(65)), i8x16.splat(26));
    v128.store(i + distance, v128.or(here, v128.and(isUpper, i8x16.splat(32))));
  }
}

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
  scannedTo = 0;
  const head = tables.found + ((<usize>foundCount) << 2);
  nextStamp();
  at = head;
  seenCount = 0;
  const start = tables.folded + <usize>from;
  const end = tables.folded + <usize>to;
  cueCount = 0;
  cuesFrom = usize.MAX_VALUE;
  findWindows(max(tables.folded, start - 3), end);
  if (tables.briefCount > 0) findBrief(start, end);
  noteLiterals(start, end);
  return <i32>((at - head) >> 2);
}

function lookAt(line: i32, every: bool): void {
  const row = (<usize>line) << 2;
  const start = tables.folded + <usize>load<i32>(tables.starts + row);
  const text = tables.folded + <usize>load<i32>(tables.texts + row);
  const end = tables.folded + <usize>load<i32>(tables.ends + row);
  place = line;
  const head = tables.found + ((<usize>foundCount) << 2);
  const isLong = end - start > <usize>tables.longestPiece;
  nextStamp();
  at = head + 16;
  seenCount = 0;
  cueCount = 0;
  isTelling = false;
  cuesFrom = text;
  // The windows are those of ASCII texts.
  if (!isLong) findWindows(start, end);
  if (isLong || isBeyondAscii(text, end)) findTexts(text, end);
  else if (cueCount > 0) noteCues();
  if (!isTelling) at = head + 16;
  if (!isLong && tables.briefCount > 0) findBrief(start, end);
  const afterCues = at;
  if (seenCount > 0) noteLiterals(start, end);
  if (at == head + 16 && !isLong && !every) return;
  const cues = <i32>((afterCues - head - 16) >> 2);
  const distance = tables.folded - tables.text;
  store<i32>(head, line);
  store<i32>(head + 4, cues > 0 || every ? templateOf(text - distance, end - distance) : 0);
  store<i32>(head + 8, cues);
  store<i32>(head + 12, isLong ? -1 : <i32>((at - afterCues) >> 2));
  foundCount = <i32>(((isLong ? afterCues : at) - tables.found) >> 2);
}

/** Runs the scanner, which finds the texts of cues. */
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

function noteOwners(state: u32): void {
  const range = tables.ownerBounds + <usize>(state << 2);
  const last = load<i32>(range, 4);
  for (let i = load<i32>(range); i < last; i++) {
    noteOwner(<i32>load<u16>(tables.owners + <usize>(i << 1)));
  }
}

@inline
function noteOwner(owner: i32): void {
  if (!isNew(tables.ownerAt, owner)) return;
  store<i32>(at, owner);
  at += 4;
  if (owner < tables.tellingOwners) isTelling = true;
}

/** Looks up the windows that the filter lets pass between two places. */
function findWindows(from: usize, to: usize): void {
  if (from > scannedTo || from < scannedFrom) scan(from);
  for (;;) {
    while (nextPlace < lastPlace) {
      const window = tables.folded + <usize>load<u32>(nextPlace);
      if (window >= to) return;
      nextPlace += 4;
      if (window < from) continue;
      const bytes = load<u32>(window);
      if (window + 4 <= to) lookUp(tables.slots, tables.slotCount, bytes, window, to);
      if (window + 3 <= to && filterBits(bytes, tables.filter, tables.filterShift - 2) == allBits)
        lookUp(tables.shortSlots, tables.shortSlotCount, bytes & 0xffffff, window, to);
    }
    if (scannedTo >= to) return;
    scan(scannedTo);
  }
}

/** Puts the places of a stretch of the block at which the filter lets a window pass in `passed`, without a branch. */
function scan(from: usize): void {
  const filter = tables.filter;
  const shift = tables.filterShift - 2;
  const to = min(foldedEnd, from + scanLength);
  let last = tables.passed;
  let place = <u32>(from - tables.folded);
  for (let i = from; i < to; i += 4) {
    const bytes = load<u64>(i);
    last = pass(<u32>bytes, place, last, filter, shift);
    last = pass(<u32>(bytes >> 8), place + 1, last, filter, shift);
    last = pass(<u32>(bytes >> 16), place + 2, last, filter, shift);
    last = pass(<u32>(bytes >> 24), place + 3, last, filter, shift);
    place += 4;
  }
  scannedFrom = from;
  scannedTo = to;
  nextPlace = tables.passed;
  lastPlace = last;
}

/** Keeps a place if the filter lets its window pass. */
@inline
function pass(window: u32, place: u32, last: usize, filter: usize, shift: u32): usize {
  store<u32>(last, place);
  // A shift by a number of 32 bits is one by its lowest five.
  return last + <usize>(((filterBits(window, filter, shift) >> (window >> 24)) & 1) << 2);
}

@inline
function filterBits(window: u32, filter: usize, shift: u32): u32 {
  return load<u32>(filter + <usize>((((window << 8) * factor) >> shift) & ~3));
}

/** Whether there are bytes beyond ASCII. */
function isBeyondAscii(from: usize, to: usize): bool {
  let all = i8x16.splat(0);
  let i = from;
  for (; i + 16 <= to; i += 16) all = v128.or(all, v128.load(i));
  let rest: u8 = 0;
  for (; i < to; i++) rest |= load<u8>(i);
  return i8x16.bitmask(all) != 0 || rest >= 128;
}

function lookUp(slots: usize, count: u32, bytes: u32, window: usize, to: usize): void {
  let number = (bytes * factor) >> (clz(count) + 1);
  for (;;) {
    const found = load<u32>(slots + (<usize>number << 2));
    if (found == 0) return;
    if (found == bytes) break;
    number = (number + 1) & (count - 1);
  }
  const list = tables.lists + <usize>(load<u32>(slots + (<usize>(count + number) << 2)) << 2);
  const around = load<u64>(window - <usize>load<u32>(list, 4));
  if ((around & load<u64>(list, 8)) != load<u64>(list, 16)) return;
  let entry = list + 20;
  for (let left = load<i32>(list); left > 0; left--) {
    entry += 4;
    const literal = load<i32>(entry);
    if (literal < 0) seeCue(-1 - literal, window, to);
    else see(literal, window - <usize>load<i32>(literalOf(literal), windowOffset));
  }
}

@inline
function literalOf(number: i32): usize {
  return tables.literals + (<usize>number << 5);
}

/** Notes a literal, where all of it stands. */
function see(number: i32, start: usize): void {
  const literal = literalOf(number);
  if (load<i32>(literal, seenAt) == stamp) return;
  const length = <usize>load<i32>(literal, bytesLength);
  if (start < tables.folded || start + length > foldedEnd) return;
  if (!isSame(start, tables.bytes + <usize>load<i32>(literal, bytesBegin), length)) return;
  store<i32>(literal, stamp, seenAt);
  const seen = tables.seen + <usize>(seenCount++ << 3);
  store<u32>(seen, <u32>literal);
  store<u32>(seen, <u32>start, 4);
}

/** Notes a cue's text, where all of it stands; `0` in it is any run of digits. */
function seeCue(cue: i32, window: usize, to: usize): void {
  if (load<i32>(tables.cueAt + <usize>(cue << 2)) == stamp) return;
  const range = tables.cueBounds + <usize>(cue << 2);
  const begin = tables.cueBytes + <usize>load<i32>(range);
  const end = tables.cueBytes + <usize>load<i32>(range, 4);
  const middle = begin + <usize>load<u8>(tables.cueOffsets + <usize>cue);
  const last = afterCue(middle, end, window, to);
  if (last == 0 || !standsBefore(begin, middle, window)) return;
  store<i32>(tables.cueAt + <usize>(cue << 2), stamp);
  // By where they end, the longer first where two end together, as the scanner has them.
  let slot = tables.cuesSeen + <usize>(cueCount++ << 3);
  for (; slot > tables.cuesSeen; slot -= 8) {
    const other = load<u32>(slot - 8);
    if (other < <u32>last || (other == <u32>last && cueLength(load<i32>(slot - 4)) >= <i32>(end - begin))) break;
    store<u64>(slot, load<u64>(slot - 8));
  }
  store<u32>(slot, <u32>last);
  store<i32>(slot, cue, 4);
}

@inline
function cueLength(cue: i32): i32 {
  const range = tables.cueBounds + <usize>(cue << 2);
  return load<i32>(range, 4) - load<i32>(range);
}

/** Where the rest of a cue's text ends: behind the first digit of a run that it ends with; 0 where it does not stand here. */
function afterCue(text: usize, end: usize, from: usize, to: usize): usize {
  let here = from;
  for (; text < end; text++) {
    if (here >= to) return 0;
    if (load<u8>(text) != digit) {
      if (load<u8>(here++) != load<u8>(text)) return 0;
      continue;
    }
    if (!isDigit(load<u8>(here++))) return 0;
    if (text + 1 < end) while (here < to && isDigit(load<u8>(here))) here++;
  }
  return here;
}

/** Whether what a cue's text has before its window stands before `window`. */
function standsBefore(begin: usize, text: usize, window: usize): bool {
  let here = window;
  if (load<u8>(text) == digit && text > begin) while (here > cuesFrom && isDigit(load<u8>(here - 1))) here--;
  while (text > begin) {
    text--;
    if (here <= cuesFrom) return false;
    here--;
    if (load<u8>(text) != digit) {
      if (load<u8>(here) != load<u8>(text)) return false;
      continue;
    }
    if (!isDigit(load<u8>(here))) return false;
    if (text > begin) while (here > cuesFrom && isDigit(load<u8>(here - 1))) here--;
  }
  return here >= cuesFrom;
}

@inline
function isDigit(byte: u8): bool {
  return <u32>byte - 48 < 10;
}

/** Puts the owners of the cues' texts behind what was found. */
function noteCues(): void {
  for (let i = 0; i < cueCount; i++) {
    const range = tables.cueOwnerBounds + <usize>(load<i32>(tables.cuesSeen + <usize>(i << 3), 4) << 2);
    const last = load<i32>(range, 4);
    for (let own = load<i32>(range); own < last; own++) {
      noteOwner(load<i32>(tables.cueOwners + <usize>(own << 2)));
    }
  }
}

@inline
function isSame(one: usize, other: usize, length: usize): bool {
  for (let i: usize = 0; i < length; i++) if (load<u8>(one + i) != load<u8>(other + i)) return false;
  return true;
}

/** Finds literals of one or two bytes, sixteen places at once. */
function findBrief(from: usize, to: usize): void {
  const firstLow = v128.load(tables.briefMasks);
  const firstHigh = v128.load(tables.briefMasks, 16);
  const secondLow = v128.load(tables.briefMasks, 32);
  const secondHigh = v128.load(tables.briefMasks, 48);
  const lowHalf = i8x16.splat(15);
  for (let i = from; i < to; i += 16) {
    const first = v128.load(i);
    const second = v128.load(i, 1);
    const groups = v128.and(
      v128.and(
        v128.swizzle(firstLow, v128.and(first, lowHalf)),
        v128.swizzle(firstHigh, i8x16.shr_u(first, 4)),
      ),
      v128.and(
        v128.swizzle(secondLow, v128.and(second, lowHalf)),
        v128.swizzle(secondHigh, i8x16.shr_u(second, 4)),
      ),
    );
    let mask = i8x16.bitmask(i8x16.ne(groups, i8x16.splat(0)));
    while (mask != 0) {
      const here = i + <usize>ctz(mask);
      if (here >= to) return;
      seeBrief(here, to);
      mask &= mask - 1;
    }
  }
}

function seeBrief(start: usize, to: usize): void {
  const range = tables.briefBounds + <usize>((<u32>load<u8>(start)) << 2);
  const last = load<i32>(range, 4);
  for (let i = load<i32>(range); i < last; i++) {
    const literal = load<i32>(tables.briefLists + <usize>(i << 2));
    if (start + <usize>load<i32>(literalOf(literal), bytesLength) <= to) see(literal, start);
  }
}

/** Notes the probes that need the literals seen, where what else they need may stand as well. */
function noteLiterals(start: usize, end: usize): void {
  if (seenCount == 0) return;
  let useCount: i32 = 0;
  for (let i = 0; i < seenCount; i++) {
    const literal = <usize>load<u32>(tables.seen + <usize>(i << 3));
    useCount += load<i32>(literal, usesEnd) - load<i32>(literal, usesBegin);
  }
  const isSigned = useCount > fewUses;
  if (isSigned) sign(start, end);
  for (let i = 0; i < seenCount; i++) {
    const seen = tables.seen + <usize>(i << 3);
    const literal = <usize>load<u32>(seen);
    const last = tables.uses + <usize>(load<i32>(literal, usesEnd) << 4);
    for (let use = tables.uses + <usize>(load<i32>(literal, usesBegin) << 4); use < last; use += 16) {
      const probe = load<i32>(use);
      if (load<i32>(tables.probeAt + <usize>(probe << 2)) == stamp) continue;
      if (isSigned && !mayHold(use)) continue;
      if (holdsChain(use, literal, <usize>load<u32>(seen, 4), start, end)) note(probe);
    }
  }
}

/** Marks the windows of three bytes that stand on the line. */
function sign(start: usize, end: usize): void {
  const places = tables.places;
  for (let i = start; i + 2 < end; i++)
    store<i32>(places + <usize>((((load<u32>(i) << 8) * factor) >> 21) << 2), stamp);
}

@inline
function mayHold(use: usize): bool {
  for (let at = use + 8; at < use + 16; at += 2) {
    const mark = <u32>load<u16>(at);
    if (mark == noMark) return true;
    if (load<i32>(tables.places + <usize>(mark << 2)) != stamp) return false;
  }
  return true;
}

/**
 * See `holdsChain` in ../../scan/chains.ts.
 *
 * @param first where the literal stands first on the line
 */
function holdsChain(use: usize, literal: usize, first: usize, from: usize, to: usize): bool {
  const chain = tables.chains + <usize>load<i32>(use, 4);
  const before = <i32>load<u8>(chain);
  const sets = before + <i32>load<u8>(chain, 1);
  if (sets == 0) return true;
  const near = <usize>load<u8>(chain, 2);
  const text = tables.bytes + <usize>load<i32>(literal, bytesBegin);
  const length = <usize>load<i32>(literal, bytesLength);
  let next = chain + 3;
  // In a piece of a line it may stand there in part only.
  const isWhole = first >= from && first + length <= to;
  let here = before == 0 && isWhole ? first : from;
  for (let set = 0; set < before; set++) {
    here = endOfSet(next, here, to, to);
    if (here > to) return false;
    next = afterSet(next);
  }
  for (let start = here; ; ) {
    const place = isWhole && start == first ? first + length : endOf(text, length, start, to, to);
    if (place > to) return false;
    if (before == sets) return true;
    here = endOfSet(next, place, to, near == anyNumber ? to : place + near);
    if (here <= to) break;
    if (near == anyNumber) return false;
    start = place - length + 1;
  }
  for (let set = before + 1; set < sets; set++) {
    next = afterSet(next);
    here = endOfSet(next, here, to, to);
    if (here > to) return false;
  }
  return true;
}

function endOfSet(set: usize, from: usize, to: usize, latest: usize): usize {
  // A pack that somebody made may have a chain without an end.
  if (set >= tables.chainsEnd) return from;
  let least = to + 1;
  let text = set + 1;
  for (let left = <i32>load<u8>(set); left > 0; left--) {
    const length = <usize>load<u8>(text++);
    least = min(least, endOf(text, length, from, to, latest));
    text += length;
  }
  return least;
}

function afterSet(set: usize): usize {
  if (set >= tables.chainsEnd) return set;
  let text = set + 1;
  for (let left = <i32>load<u8>(set); left > 0; left--) text += 1 + <usize>load<u8>(text);
  return text;
}

/**
 * Where a text first ends that begins at `latest` or before, sixteen places at once; beyond `to` where it does not stand
 * there.
 */
function endOf(text: usize, length: usize, from: usize, to: usize, latest: usize): usize {
  const first = i8x16.splat(load<u8>(text));
  const last = i8x16.splat(load<u8>(text + length - 1));
  const stop = min(latest + 1, to - length + 1);
  for (let here = from; here < stop; here += 16) {
    let mask = i8x16.bitmask(
      v128.and(i8x16.eq(v128.load(here), first), i8x16.eq(v128.load(here + length - 1), last)),
    );
    while (mask != 0) {
      const start = here + <usize>ctz(mask);
      if (start >= stop) return to + 1;
      if (isSame(start, text, length)) return start + length;
      mask &= mask - 1;
    }
  }
  return to + 1;
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
    for (let i = 0; i < tables.literalCount; i++) store<i32>(literalOf(i), 0, seenAt);
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
