import { textHash, translatableTexts } from '../../../record/index.ts';
import type { Rule, Subject } from '../rule.ts';

export const isTranslated: Rule = {
  name: 'is-translated',
  about: 'Each text has a Chinese twin that is no copy of it and translates the English as it is now.',
  lint: (subject) => (subject.form === 'source' ? lintSource(subject) : lintPublished(subject)),
  exceptions: [],
};

function lintSource({ record, translations }: Subject) {
  const texts = translatableTexts(record);
  const paths = new Set(texts.map(({ path }) => path));
  const gone = Object.keys(translations).filter((path) => !paths.has(path));
  return [
    ...gone.map((path) => ({
      at: path,
      message: 'Expected an English text for this translation, found none',
    })),
    ...texts.flatMap(({ path, text }) => {
      const translation = translations[path];
      if (!translation) return [{ at: path, message: 'Expected a translation in zh.json, found none' }];
      if (translation.of !== textHash(text))
        return [
          {
            at: path,
            message: `Expected a translation of ${textHash(text)}, found one of ${translation.of}`,
          },
        ];
      return copies(translation.zh, text)
        ? [{ at: path, message: 'Expected Chinese, found the English repeated' }]
        : [];
    }),
  ];
}

function lintPublished({ record: { workarounds = [], workarounds_zh: chinese = [], ...record } }: Subject) {
  const own = [
    ['signature', record.signature, record.signature_zh],
    ['root_cause', record.root_cause, record.root_cause_zh],
  ] as const;
  return [
    ...own.flatMap(([at, en, zh]) =>
      en && zh && copies(zh, en)
        ? [{ at: `${at}_zh`, message: 'Expected Chinese, found the English repeated' }]
        : [],
    ),
    ...chinese.flatMap((zh, i) => {
      const { action = '', how = '' } = workarounds[i] ?? {};
      return copies(zh, how) || copies(zh, action)
        ? [{ at: `workarounds_zh.${i}`, message: 'Expected Chinese, found the English repeated' }]
        : [];
    }),
  ];
}

/** A translation may be the same only where there is nothing to translate: it holds no two plain words. */
function copies(zh: string, en: string): boolean {
  return zh === en && /[a-z]{3,} [a-z]{3,}/i.test(en);
}
