import type { OptionSpecs } from './command.ts';

export const corpus: OptionSpecs = {
  corpus: {
    type: 'string',
    multiple: true,
    value: 'PATH',
    about:
      'a pack, a folder of records or an .ndjson file to search; repeat for several (default: the shipped pack)',
  },
};
export const lang: OptionSpecs = {
  lang: {
    type: 'string',
    value: 'LANG',
    choices: ['en', 'zh'],
    about: 'language of the answer (default: the locale)',
  },
};
export const format: OptionSpecs = {
  format: {
    type: 'string',
    short: 'f',
    value: 'FORMAT',
    choices: ['text', 'json', 'markdown', 'github'],
    about: 'how the answer is written (default: text)',
  },
};
