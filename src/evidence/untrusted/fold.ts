/** Letters of other scripts that look like Latin ones, each group after its Latin letter (Unicode TR 39, the common part). */
const alike =
  'aаαɑᴀ bЬвᏏʙ cсϲᴄ dԁđɗᴅ eеεєᴇ fғϝꜰ gɡցɢ hһнʜ iіιıɩɪ jјʝᴊ kкκᴋ lӏⅼʟł mмᴍ nпηոɴ oоοσօøᴏ pрρᴘ qԛɋ rгᴦʀ sѕꜱ tтτᴛ uυսᴜ vνѵᴠ wωԝѡшᴡ xхχ yуγүʏ zʐᴢ';
const latinOf: ReadonlyMap<string, string> = new Map(
  alike.split(' ').flatMap(([latin = '', ...others]) => others.map((other) => [other, latin] as const)),
);

const digits: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Lower case, compatibility forms (full width, mathematical, circled) as plain letters. */
export function foldWidth(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[’‘ʼ]/g, "'");
}

/** The same, and letters of other scripts and with marks as the Latin ones they pass for. */
export function foldLetters(text: string): string {
  const bare = foldWidth(text)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
  return bare.replace(/[^\u0000-\u007f]/gu, (char) => latinOf.get(char) ?? char);
}

/** Digits and signs inside words as the letters they stand for: `1gn0r3`. */
export function foldLeet(text: string): string {
  return text.replace(/[a-z0134579@$!]{3,}/g, (word) =>
    /[a-z]/.test(word) && /[0-9@$!]/.test(word)
      ? word.replace(/[0134579@$!]/g, (sign) => digits[sign] ?? sign)
      : word,
  );
}

/** Words that dots, dashes, quotes or line ends hold apart, with one space between them. */
export function foldSeparators(text: string): string {
  return text.replace(/[\s._\-/+"'`*~#=&?,|\\()[\]]+/g, ' ');
}

/** Shell text without what a shell drops: empty quotes, backslashes before letters, `$IFS` as the space it is. */
export function foldQuotes(text: string): string {
  return text.replace(/\$\{?ifs\}?/g, ' ').replace(/""|''|\\(?=[a-z])|\$@|\$\*|['"](?=\w)(?<=\w['"])/g, '');
}

/** Letters alone, for words that were spelled out. */
export function lettersOf(text: string): string {
  return text.replace(/[^\p{L}]+/gu, '');
}
