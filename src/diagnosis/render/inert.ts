// C0 and C1 controls but tab and newline, bidirectional controls, zero-width and other invisible format characters.
const unsafe =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** Text from a log or a corpus made harmless for a terminal or a page: what cannot be seen is shown as `\u{1b}`. */
export function inert(text: string): string {
  return text.replace(unsafe, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}
