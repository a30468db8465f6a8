import { addressedSigns } from './addressed.ts';
import { concealedSigns } from './concealed.ts';
import { decodedTexts } from './decode.ts';
import { exfiltrationSigns } from './exfiltration.ts';
import { foldLeet, foldLetters, foldQuotes, foldSeparators, foldWidth, lettersOf } from './fold.ts';
import { languageSigns } from './languages.ts';
import { overrideSigns, spelledSigns } from './override.ts';
import { hiddenText, plainText } from './plain-text.ts';
import { remoteCodeSigns } from './remote-code.ts';
import type { OrderKind, Sign } from './sign.ts';
import { turnSigns } from './turns.ts';
import { wreckageSigns } from './wreckage.ts';

/** Text that wants to be obeyed by the agent that reads it. */
export interface Order {
  readonly kind: OrderKind;
  /** What gives it away: folded, without line ends, short. For people; never for an agent. */
  readonly found: string;
}

const wordSigns = [...overrideSigns, ...concealedSigns, ...addressedSigns, ...languageSigns];
const allSigns = [...turnSigns, ...remoteCodeSigns, ...exfiltrationSigns, ...wreckageSigns, ...wordSigns];
const commandSigns = [...remoteCodeSigns, ...exfiltrationSigns, ...wreckageSigns];

/** Longer texts are looked at in pieces that overlap, so that each regular expression has a bounded input. */
const piece = 8192;
const overlap = 512;

/**
 * The order that a text from a log or a corpus gives to an agent, if it gives one: rules to drop, a forged turn, words to
 * the machine, secrecy, secrets to send, code to fetch and run. The text is looked at as it stands and as it would be
 * understood: full width, look-alike letters, digits for letters, spelled out, encoded, backwards.
 */
export function findOrder(text: string): Order | undefined {
  for (let at = 0; at === 0 || at + overlap < text.length; at += piece - overlap) {
    const order = orderIn(text.slice(at, at + piece), 2);
    if (order) return order;
  }
  return undefined;
}

/** @param depth how often a code in the text is still opened */
function orderIn(text: string, depth: number): Order | undefined {
  if (/[a-z]{4}/i.test(hiddenText(text))) return { kind: 'hidden', found: 'characters that nobody sees' };
  const plain = plainText(text);
  const order = orderInPlain(plain);
  if (order || depth === 0) return order;
  for (const decoded of decodedTexts(plain)) {
    const inner = orderIn(decoded, depth - 1);
    if (inner) return inner;
  }
  return undefined;
}

function orderInPlain(plain: string): Order | undefined {
  const wide = foldWidth(plain);
  const letters = foldLetters(plain);
  const unquoted = foldQuotes(letters);
  const leet = foldLeet(letters);
  const views: readonly (readonly [string, readonly Sign[]])[] = [
    [wide, allSigns],
    [letters, allSigns],
    [unquoted, commandSigns],
    [leet, wordSigns],
    [foldSeparators(leet), wordSigns],
    [lettersOf(leet), spelledSigns],
  ];
  const seen = new Map<string, readonly Sign[]>();
  for (const [view, signs] of views) {
    // Most texts are the same in several views, and were looked at for all signs then.
    const looked = seen.get(view);
    if (looked === signs || looked === allSigns) continue;
    seen.set(view, signs);
    const order = firstSign(view, signs);
    if (order) return order;
  }
  return undefined;
}

function firstSign(view: string, signs: readonly Sign[]): Order | undefined {
  const holds = new Map<RegExp, boolean>();
  for (const { kind, pattern, needs, unless } of signs) {
    if (needs && !known(holds, needs, () => needs.test(view))) continue;
    const found = pattern.exec(view);
    if (found && !unless?.(found)) return { kind, found: found[0].replace(/\s+/g, ' ').slice(0, 80) };
  }
  return undefined;
}

function known<K, V>(values: Map<K, V>, key: K, make: () => V): V {
  const value = values.get(key) ?? make();
  values.set(key, value);
  return value;
}
