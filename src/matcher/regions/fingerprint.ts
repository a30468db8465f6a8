import { sign, signsOf } from './volatile-signs.ts';

/** A name for a failure that stays the same from run to run: what varies is masked, then hashed. 16 hex digits. */
export function fingerprint(lines: readonly string[]): string {
  let low = 0x811c9dc5;
  let high = 0xc9dc5811;
  for (const line of lines) {
    const masked = maskVolatile(line);
    // Rules, dots of progress and lone numbers are no part of a failure's name.
    if (!/\p{L}/u.test(masked.includes('<') ? masked.replace(/<\w+>/g, '') : masked)) continue;
    for (let i = 0; i <= masked.length; i++) {
      const unit = i < masked.length ? masked.charCodeAt(i) : 10;
      low = Math.imul(low ^ unit, 0x01000193);
      high = Math.imul(high ^ unit, 0x5bd1e995);
      high ^= high >>> 15;
    }
  }
  return hex(low) + hex(high);
}

/** The line with times, durations, hashes, addresses, temporary paths and numbers replaced; empty where nothing is left. */
export function maskVolatile(line: string): string {
  const signs = signsOf(line);
  let masked = signs & sign.foreign ? line.normalize('NFC') : line;
  for (const [needed, form, mark] of masks)
    if ((signs & needed) === needed) masked = masked.replace(form, mark);
  return (signs & sign.gap ? masked.replace(/\s+/g, ' ') : masked).trim();
}

const { digit, colon, dash, dot, slash, escape, rule } = sign;

/** In order: what contains other volatile parts comes first. Each with the signs that a line needs to hold it. */
const masks: readonly (readonly [needed: number, form: RegExp, mark: string])[] = [
  [escape, /[\u001b\u009b]\[[0-9;?]*[ -/]*[@-~]/g, ''],
  [
    digit | dash,
    /\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?)?/g,
    '<time>',
  ],
  [
    digit,
    /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?:\w{3} +\d{1,2}|\d{1,2} \w{3})(?:,? \d{4})?(?: \d{2}:\d{2}:\d{2})?(?: \w{3,4})?(?: \d{4})?/g,
    '<time>',
  ],
  [
    digit | colon,
    /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w* \d{1,2},? (?:\d{4},? )?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?/g,
    '<time>',
  ],
  [digit | colon, /\b\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?(?: ?[AP]M)?\b/g, '<time>'],
  [dash, /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<uuid>'],
  [digit, /\b(?:sha(?:1|256|512)[:-])[\w+/=]{16,}/gi, '<hash>'],
  [digit, /\b0x[0-9a-f]+\b/gi, '<hex>'],
  [digit, /\b(?=[0-9a-f]*\d)[0-9a-f]{7,64}\b/gi, '<hash>'],
  [digit | dot, /\b\d+(?:\.\d+){3}(?::\d+)?\b/g, '<address>'],
  [digit | colon, /\b(?:localhost|\[::1?\]):\d+/g, '<address>'],
  [slash, /(?:\/private)?(?:\/var)?\/(?:tmp|folders|run\/user)\/[^\s'":)]*(?=\/)/g, '<temp>'],
  [slash, /(?:\/home|\/Users|\/root|[A-Z]:\\Users)[\\/][^\\/\s'":]+/g, '<home>'],
  [
    digit,
    /\b\d+(?:\.\d+)? ?(?:ns|µs|us|ms|s|secs?|seconds?|m|min|minutes?|h|hours?)\b(?: ?\d+(?:\.\d+)? ?(?:ms|s|secs?|seconds?|min|m)\b)*/g,
    '<duration>',
  ],
  [digit, /\b\d+(?:\.\d+)? ?(?:[kKMGT]i?B|bytes)\b(?:\/s)?/g, '<size>'],
  [rule, /([^\w\s])\1{3,}|_{4,}/g, '<rule>'],
  // A version keeps its digits: another version is another failure.
  [digit, /(?<![\w.])\d+(?![\w.]*\.\d)(?!\.\d)/g, '<n>'],
];

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
