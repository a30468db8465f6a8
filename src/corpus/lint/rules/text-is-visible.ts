import type { Breach, Rule } from '../rule.ts';

// C0 and C1 controls but tab and newline, bidirectional controls, zero-width and tag characters.
const invisible =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/u;

export const textIsVisible: Rule = {
  name: 'text-is-visible',
  about: 'No text holds control, bidirectional or zero-width characters.',
  lint: ({ record }) => breaches(record, ''),
  exceptions: [],
};

function breaches(value: unknown, at: string): readonly Breach[] {
  if (typeof value === 'string') {
    const code = invisible.exec(value)?.[0].codePointAt(0)?.toString(16).padStart(4, '0');
    return code === undefined
      ? []
      : [{ at, message: `Expected visible text, found U+${code.toUpperCase()}` }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => breaches(inner, at ? `${at}.${key}` : key));
}
