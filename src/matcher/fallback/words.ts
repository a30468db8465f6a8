import { englishOf } from './chinese.ts';
import { codeBitOf } from './codes.ts';
import { foldedHash } from './folded-hash.ts';
import { hashOf } from './hash.ts';
import {
  classOf,
  classesOf,
  digit,
  dollar,
  hexLetter,
  letters,
  lower,
  underscore,
  upper,
} from './unit-class.ts';
import { codeShift, wordFlags, type WordList } from './word-list.ts';

const runs = /[\p{Script=Han}]+|[A-Za-z0-9_$]+|[\p{L}]+/gu;

/**
 * Adds the words of a line, in order. A compound gives itself and then its parts; Chinese gives pairs of signs, and the
 * English that tools print for the same phrase; numbers of more than six digits say nothing and are left out.
 */
export function readWords(line: string, words: WordList): void {
  const before = words.count;
  if (readPlain(line, words)) return;
  words.cut(before);
  for (const run of line.match(runs) ?? []) {
    const seen = classesOf(run);
    if (/\p{Script=Han}/u.test(run)) addChinese(words, run);
    else if (seen > 0) addRun(words, run, 0, run.length, seen);
    else addForeign(words, run);
  }
}

/** Reads a line of ASCII alone; `false` where it is none. */
function readPlain(line: string, words: WordList): boolean {
  let start = 0;
  let seen = 0;
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    if (unit > 127) return false;
    const found = classOf(unit);
    if (found > 0) {
      seen |= found;
      continue;
    }
    if (at > start) addRun(words, line, start, at, seen);
    start = at + 1;
    seen = 0;
  }
  if (line.length > start) addRun(words, line, start, line.length, seen);
  return true;
}

/** @param seen Classes of the units in `text[from..to)`. */
function addRun(words: WordList, text: string, from: number, to: number, seen: number): void {
  const length = to - from;
  if (length > 6 && (seen === digit || (length > 11 && (seen & ~(digit | hexLetter)) === 0))) return;
  addWord(words, text, from, to, seen);
}

function addWord(words: WordList, text: string, from: number, to: number, seen: number): void {
  const isName = (seen & (digit | underscore | dollar)) !== 0;
  const code = mayBeCode(text, from, to, seen) ? codeBitOf(text.slice(from, to)) : 0;
  words.add(foldedHash(text, from, to, isName), code << codeShift);
  // Most words are in lower case.
  if (to - from > 4 && (seen & ~lower) !== 0) addParts(words, text, from, to, seen);
}

/** Capitals alone with a digit or an `E` before all, or a word that ends like `Error`, `Exception` or `Fault`. */
function mayBeCode(text: string, from: number, to: number, seen: number): boolean {
  const first = text.charCodeAt(from);
  if (to - from < 4 || classOf(first) !== upper) return false;
  if ((seen & lower) === 0) return (seen & digit) !== 0 || first === 69;
  const last = text.charCodeAt(to - 1);
  return last === 114 || last === 110 || last === 116;
}

/** Of more than one part those of more than one unit; what only a dollar sign divides is no compound. */
function addParts(words: WordList, text: string, from: number, to: number, seen: number): void {
  const before = words.count;
  let isCompound = (seen & underscore) !== 0;
  let parts = 0;
  let last = -1;
  for (let at = from; at < to;) {
    const end = partEnd(text, at, to);
    if (end === at) {
      at++;
      continue;
    }
    if (end - at > 1)
      words.add(foldedHash(text, at, end, classOf(text.charCodeAt(at)) === digit), wordFlags.part);
    isCompound ||= at === last;
    parts++;
    at = last = end;
  }
  if (!isCompound || parts < 2) words.cut(before);
}

/** Where the part of a compound ends that begins at `at`: digits, letters of one case, or a capital and what follows it. */
function partEnd(text: string, at: number, to: number): number {
  const first = classOf(text.charCodeAt(at));
  if ((first & letters) === 0) return first === digit ? classEnd(text, at, to, digit) : at;
  if (first !== upper) return classEnd(text, at, to, lower);
  const capitals = classEnd(text, at, to, upper);
  const end = classEnd(text, capitals, to, lower);
  if (end === capitals) return end;
  // The last capital begins the next part.
  return capitals - at > 1 ? capitals - 1 : end;
}

function classEnd(text: string, at: number, to: number, wanted: number): number {
  let end = at;
  while (end < to && (classOf(text.charCodeAt(end)) & wanted) !== 0) end++;
  return end;
}

function addForeign(words: WordList, run: string): void {
  const low = run.toLowerCase();
  words.add(foldedHash(low, 0, low.length, false), 0);
  if (run.length > 4) addParts(words, run, 0, run.length, 0);
}

function addChinese(words: WordList, run: string): void {
  for (let i = 0; i + 1 < run.length; i++) {
    const pair = run.slice(i, i + 2);
    words.add(hashOf(pair), wordFlags.part | (/\p{Script=Han}/u.test(pair) ? wordFlags.chinese : 0));
  }
  for (const english of englishOf(run)) addWord(words, english, 0, english.length, classesOf(english));
}
