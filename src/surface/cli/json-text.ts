// `JSON.stringify` escapes C0 controls only. C1 controls move a terminal's cursor too, bidirectional and invisible
// characters deceive its reader, and `<` could close the script element of a page that holds the JSON.
const unsafe =
  /[<\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** A value as JSON that is harmless wherever it is shown, and means the same. `indent` as for `JSON.stringify`. */
export function jsonText(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(unsafe, escapeUnits);
}

function escapeUnits(char: string): string {
  return Array.from({ length: char.length }, (_, i) => {
    return `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`;
  }).join('');
}
