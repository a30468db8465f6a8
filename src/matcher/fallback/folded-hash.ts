import { hashOn, noText } from './hash.ts';

/**
 * The hash of a word in lower case and without the ending of its inflection: `failed`, `failing` and `fails` are one word.
 *
 * @param isName Whether it is a name with digits, underscores or dollar signs, which stays whole.
 */
export function foldedHash(text: string, from: number, to: number, isName: boolean): number {
  const end = isName || to - from < 5 ? to : stemEnd(text, from, to);
  let hash = noText;
  for (let at = from; at < end; at++) hash = hashOn(hash, lowerUnit(text, at));
  return hash >>> 0;
}

function stemEnd(text: string, from: number, to: number): number {
  const end = to - endingOf(text, to);
  if (end - from < 3) return to;
  return lowerUnit(text, end - 1) === e ? end - 1 : end;
}

const [d, e, g, i, n, s, u] = [100, 101, 103, 105, 110, 115, 117];

/** How long the ending of an inflection is; 0 where there is none. */
function endingOf(text: string, to: number): number {
  const last = lowerUnit(text, to - 1);
  const before = lowerUnit(text, to - 2);
  if (last === s) {
    if (before === g && lowerUnit(text, to - 3) === n && lowerUnit(text, to - 4) === i) return 4;
    return before === s || before === u || before === i ? 0 : 1;
  }
  if (last === g) return before === n && lowerUnit(text, to - 3) === i ? 3 : 0;
  return last === d && before === e ? 2 : 0;
}

/** A unit, if it is an ASCII letter that in lower case. */
function lowerUnit(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 65 && unit <= 90 ? unit | 32 : unit;
}
