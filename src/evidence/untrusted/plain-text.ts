/** Escape sequences of terminals: OSC and other strings up to their end, CSI, and the two-character ones. */
const escapes =
  /(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]{0,4096}(?:\u0007|\u001b\\|\u009c|$)|(?:\u001b\[|\u009b)[0-?]{0,64}[ -/]{0,16}[@-~]|\u001b[ -/]{0,4}[0-~]?/g;

/**
 * What a reader cannot see and an agent can: controls but tab and newline, bidirectional controls, zero-width and filler
 * characters, variation selectors, and the tag block (Unicode 16, Default_Ignorable_Code_Point and General_Category Cc).
 */
const invisible =
  // eslint-disable-next-line no-misleading-character-class
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;

/** Text as a person sees it: without terminal escapes and without characters that have no width. */
export function plainText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/[\r\u0085\u2028\u2029]/g, '\n')
    .replace(escapes, '')
    .replace(invisible, '');
}

/**
 * What was written in characters that nobody sees: tag characters spell ASCII, variation selectors spell bytes.
 * Emoji hold a selector here and there, and flags a few tags; neither is a message.
 */
export function hiddenText(text: string): string {
  const withoutFlags = text.replace(/\u{1f3f4}[\u{e0061}-\u{e007a}\u{e0030}-\u{e0039}]{2,6}\u{e007f}/gu, '');
  const tags = [...withoutFlags.matchAll(/[\u{e0020}-\u{e007e}]/gu)].map(([char]) => codeOf(char) - 0xe0000);
  // eslint-disable-next-line no-misleading-character-class
  const selectors = [...withoutFlags.matchAll(/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{4,}/gu)].flatMap(([run]) =>
    Array.from(run, (char) => (codeOf(char) < 0x10000 ? codeOf(char) - 0xfe00 : codeOf(char) - 0xe0100 + 16)),
  );
  return [...tags, ...selectors].map((code) => String.fromCodePoint(code)).join('');
}

function codeOf(char: string): number {
  return char.codePointAt(0) ?? 0;
}
