import { englishOf } from './chinese.ts';

/** One word of a text. */
export interface Word {
  /** Folded: lower case, without the ending of its inflection. */
  readonly text: string;
  /** As it stands there. */
  readonly raw: string;
  /** A part of a compound (`Module` of `ModuleNotFoundError`), not a word of its own. */
  readonly part: boolean;
}

const runs = /[\p{Script=Han}]+|[A-Za-z0-9_$]+|[\p{L}]+/gu;
/** The same in a line of ASCII alone. */
const plainRuns = /[A-Za-z0-9_$]+/g;
const parts = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;

/**
 * The words of a line, in order. A compound gives itself and then its parts; Chinese gives pairs of signs, and the
 * English that tools print for the same phrase; numbers of more than six digits say nothing and are left out.
 */
export function wordsOf(line: string): readonly Word[] {
  const words: Word[] = [];
  const isPlain = !/[^\0-\x7f]/.test(line);
  for (const run of line.match(isPlain ? plainRuns : runs) ?? []) {
    if (!isPlain && /\p{Script=Han}/u.test(run)) words.push(...chineseWords(run));
    else if (run.length < 7 || !/^\d{7,}$|^[0-9a-f]{12,}$/.test(run)) addWord(words, run);
  }
  return words;
}

function addWord(words: Word[], raw: string): void {
  words.push({ text: folded(raw), raw, part: false });
  if (raw.length < 5 || !/[a-z][A-Z]|[A-Z]{2}[a-z]|_|[A-Za-z]\d|\d[A-Za-z]/.test(raw)) return;
  const pieces = raw.match(parts) ?? [];
  if (pieces.length < 2) return;
  for (const piece of pieces)
    if (piece.length > 1) words.push({ text: folded(piece), raw: piece, part: true });
}

/** `failed`, `failing` and `fails` are one word; a name with digits or underscores stays whole. */
export function folded(raw: string): string {
  const low = raw.toLowerCase();
  if (low.length < 5 || /[\d_$]/.test(low)) return low;
  const stem = low.length - endingOf(low);
  if (stem < 3) return low;
  return low.slice(0, low[stem - 1] === 'e' ? stem - 1 : stem);
}

/** How long the ending of an inflection is; 0 where there is none. */
function endingOf(low: string): number {
  if (low.endsWith('s')) return low.endsWith('ings') ? 4 : /[sui]s$/.test(low) ? 0 : 1;
  return low.endsWith('ing') ? 3 : low.endsWith('ed') ? 2 : 0;
}

function chineseWords(run: string): readonly Word[] {
  const words: Word[] = [];
  for (let i = 0; i + 1 < run.length; i++) {
    const raw = run.slice(i, i + 2);
    words.push({ text: raw, raw, part: true });
  }
  for (const english of englishOf(run)) addWord(words, english);
  return words;
}

/** The fixed text of a pattern, with a gap where anything else may stand. */
export function literalText(regex: string): string {
  return regex
    .replace(/\(\?(?:[imsux-]*[):]|<?[=!]|<\w+>|:)/g, ' ')
    .replace(/\\[dDwWsSbB]|\\[pP]\{[^}]*\}/g, ' ')
    .replace(/\[(?:\\.|[^\]\\])*\]/g, ' ')
    .replace(/\{\d*,?\d*\}/g, ' ')
    .replace(/\\(.)/g, '$1')
    .replace(/[()|*+?.^${}]/g, ' ');
}
